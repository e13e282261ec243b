main --version
