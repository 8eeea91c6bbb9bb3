//! May a secret be sent to this address as it is, or would anyone on the way read it?

use std::net::{Ipv4Addr, Ipv6Addr};

use url::{Host, Url};

/// Names that never leave one's own network: of the machine itself, of machines that tell each other
/// their names (RFC 6762), and those that are set apart for private use (RFC 8375 and ICANN).
const PRIVATE_DOMAINS: [&str; 4] = ["localhost", "local", "internal", "home.arpa"];

/// Whether what is sent there goes unencrypted (http, ws) to a host that may be outside of one's own
/// network. A name without a dot, such as a container's, is taken for one of one's own.
#[must_use]
pub fn is_exposed(url: &Url) -> bool {
    let is_private = match url.host() {
        Some(Host::Ipv4(address)) => is_private_v4(address),
        Some(Host::Ipv6(address)) => is_private_v6(address),
        Some(Host::Domain(name)) => is_private_name(name),
        None => false,
    };
    matches!(url.scheme(), "http" | "ws") && !is_private
}

fn is_private_v4(address: Ipv4Addr) -> bool {
    address.is_loopback() || address.is_private() || address.is_link_local()
}

fn is_private_v6(address: Ipv6Addr) -> bool {
    let own = address.is_loopback() || address.is_unique_local() || address.is_unicast_link_local();
    own || address.to_ipv4_mapped().is_some_and(is_private_v4)
}

fn is_private_name(name: &str) -> bool {
    let name = name.trim_end_matches('.').to_ascii_lowercase();
    let below = |domain: &&str| name.strip_suffix(*domain).is_some_and(|rest| rest.ends_with('.'));
    !name.contains('.') || PRIVATE_DOMAINS.iter().any(below)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exposed(url: &str) -> bool {
        is_exposed(&Url::parse(url).expect("a URL"))
    }

    #[test]
    fn only_what_leaves_the_own_network_unencrypted_is_exposed() {
        for private in [
            "http://127.0.0.1:8080",
            "http://[::1]:8080",
            "http://localhost:8080",
            "ws://bot.localhost",
            "http://10.1.2.3",
            "http://172.31.0.1",
            "ws://192.168.1.9:81",
            "http://169.254.1.1",
            "http://[fd00::1]",
            "http://[fe80::1]",
            "http://[::ffff:10.0.0.1]",
            "http://nirn-proxy:8080",
            "http://server.local",
            "http://proxy.internal.",
            "http://nas.home.arpa",
            "https://proxy.example.org",
            "wss://203.0.113.9",
        ] {
            assert!(!exposed(private), "{private}");
        }
        for public in [
            "http://proxy.example.org",
            "http://discord.com",
            "ws://gateway.example.org:8081",
            "http://203.0.113.9",
            "http://172.32.0.1",
            "http://100.64.0.1",
            "http://0.0.0.0",
            "http://[2001:db8::1]",
            "http://[::ffff:203.0.113.9]",
            "http://localhost.example.org",
            "http://notlocal.nl",
        ] {
            assert!(exposed(public), "{public}");
        }
    }
}
