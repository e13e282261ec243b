// tries: a connection to the machine, and to the world
// verdict: WA
fn main() {
    for address in ["127.0.0.1:22", "[::1]:80", "192.0.2.1:80"] {
        let address: std::net::SocketAddr = address.parse().unwrap();
        assert!(std::net::TcpStream::connect(address).is_err());
        assert!(std::net::TcpListener::bind(address).is_err());
        assert!(std::net::UdpSocket::bind(address).is_err());
    }
    println!("nothing");
}
