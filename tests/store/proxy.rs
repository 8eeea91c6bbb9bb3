//! What if the network between the bot and its database fails?

use std::net::SocketAddr;

use tokio::io::copy_bidirectional;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinHandle;
use url::Url;

use super::databases::Fresh;

/// What the network does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Network {
    /// It carries everything.
    Works,
    /// It refuses and ends every connection.
    Cut,
    /// It takes everything and brings nothing.
    Silent,
}

/// A stretch of network that can fail.
pub(crate) struct Proxy {
    address: SocketAddr,
    network: watch::Sender<Network>,
    running: JoinHandle<()>,
}

impl Proxy {
    async fn to(target: String) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("its address");
        let (network, seen) = watch::channel(Network::Works);
        let running = tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                tokio::spawn(carry(client, target.clone(), seen.clone()));
            }
        });
        Self { address, network, running }
    }

    /// A stretch of network to a new PostgreSQL database, that database, and the address by which it is
    /// reached over the network; `None`, said aloud, where there is no server.
    pub(crate) async fn to_a_database() -> Option<(Self, Fresh, Url)> {
        let fresh = Fresh::postgresql().await?;
        let mut address = fresh.address.clone().expect("PostgreSQL");
        let target = format!("{}:{}", address.host_str().expect("a host"), address.port().unwrap_or(5432));
        let proxy = Self::to(target).await;
        address.set_host(Some("127.0.0.1")).expect("a host");
        address.set_port(Some(proxy.address.port())).expect("a port");
        Some((proxy, fresh, address))
    }

    pub(crate) fn set(&self, network: Network) {
        self.network.send_replace(network);
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        self.running.abort();
    }
}

async fn carry(mut client: TcpStream, target: String, mut seen: watch::Receiver<Network>) {
    if *seen.borrow_and_update() == Network::Works {
        let mut server = TcpStream::connect(target).await.expect("the server is there");
        tokio::select! {
            _ = copy_bidirectional(&mut client, &mut server) => return,
            changed = seen.changed() => changed.expect("the proxy is there"),
        }
        hold(seen).await;
    } else {
        hold(seen).await;
    }
}

/// Keeps the connection open for as long as the network is silent.
async fn hold(mut seen: watch::Receiver<Network>) {
    let _ = seen.wait_for(|network| *network != Network::Silent).await;
}
