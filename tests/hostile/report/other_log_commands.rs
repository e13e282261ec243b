// tries: commands of other systems
// verdict: WA
fn main() {
    let text = "##vso[task.complete result=Succeeded;]\n##teamcity[testFinished name='x']\nsection_start:1:x\\r\\e[0Kx\n^^^ +++\n--- PASS: x\nTAP version 13\nok 1";
    println!("{text}");
    eprintln!("{text}");
}
