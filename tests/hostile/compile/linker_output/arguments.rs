main -o ../src/main.rs -o /tmp/owned --reproduce=../out/copy.tar -Map=../out/map --build-id=uuid --threads=4096
