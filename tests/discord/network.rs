//! What is the volunteer told when there is no way to Discord? In words what stands between, by the bot and
//! by `doctor` alike.

use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;

use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring::default_provider;
use tokio_rustls::rustls::pki_types::pem::PemObject as _;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};

use super::program::{doctor_told, ended, program};
use crate::fake_discord::{FakeDiscord, Fault};

/// Serves nothing, with the certificate of this name, until the test ends.
async fn impostor(certificate: &str) -> SocketAddr {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/tls");
    let certificate = CertificateDer::from_pem_file(folder.join(certificate)).expect("a certificate");
    let key = PrivateKeyDer::from_pem_file(folder.join("key.pem")).expect("a key");
    let config = ServerConfig::builder_with_provider(Arc::new(default_provider()))
        .with_safe_default_protocol_versions()
        .expect("TLS")
        .with_no_client_auth()
        .with_single_cert(vec![certificate], key)
        .expect("a pair");
    let (listener, acceptor) =
        (TcpListener::bind("127.0.0.1:0").await.expect("a port"), TlsAcceptor::from(Arc::new(config)));
    let address = listener.local_addr().expect("its address");
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            // Nobody who checks the certificate stays.
            drop(tokio::spawn(acceptor.accept(stream)));
        }
    });
    address
}

/// What the bot and the doctor say where Discord's API is there: both with exit code 5.
async fn told(discord: &FakeDiscord, api: &str, more: &[(&str, &str)]) -> [String; 2] {
    let variables = [&[("DISCORD_API_URL", api), ("DEFAULT_LANGUAGE", "en")], more].concat();
    let (code, bot) = ended(program(discord, &variables)).await;
    assert_eq!(code, Some(5), "{bot}");
    let (code, doctor) = doctor_told(discord, &variables).await;
    assert_eq!(code, Some(5), "{doctor}");
    [bot, doctor]
}

#[tokio::test]
async fn what_stands_between_is_told_in_words() {
    let discord = FakeDiscord::start().await;
    let plain = discord.api_url().replace("http://", "https://");
    let valid = format!("https://{}", impostor("valid.pem").await);
    let expired = format!("https://{}", impostor("expired.pem").await);
    let nobody = "http://127.0.0.1:9";
    let proxied = [("HTTPS_PROXY", nobody)];
    for (api, more, words) in [
        ("https://discord.invalid", &[][..], "can look names up (DNS)"),
        (nobody, &[], "whether a firewall stops it"),
        (&valid, &[], "What answers is not Discord"),
        (&plain, &[], "What answers is not Discord"),
        (&expired, &[], "Set the date and the time right"),
        (&valid, &proxied, "HTTPS_PROXY is right"),
    ] {
        // The bot has a log; the doctor says it once.
        for (said, logged) in told(&discord, api, more).await.into_iter().zip([1, 0]) {
            assert!(said.contains(words), "{api}: {said}");
            assert_eq!(said.matches("ERROR").count(), logged, "{api}: {said}");
            assert!(!said.contains(discord.token()), "{said}");
        }
    }
    discord.finish().await;
}

#[tokio::test]
async fn an_api_that_is_out_of_order_or_is_none_is_told_so() {
    let discord = FakeDiscord::start().await;
    let api = discord.api_url();
    for (fault, words) in
        [(Fault::status(503), "Discord has an outage"), (Fault::error(403, 0), "What answers is not Discord")]
    {
        let fault = discord.inject(fault.always());
        for said in told(&discord, &api, &[]).await {
            assert!(said.contains(words), "{said}");
        }
        fault.remove();
    }
    discord.finish().await;
}

#[tokio::test]
async fn what_can_not_be_a_token_is_told_before_the_network_is_asked() {
    let discord = FakeDiscord::start().await;
    for token in
        ["nonsense", "MTIz.only-two", "MTIz.with space.x", "MTIz.control\u{7}.x", "\"MTIz.quoted.x\""]
    {
        let more = [("DISCORD_TOKEN", token)];
        for (code, said) in [ended(program(&discord, &more)).await, doctor_told(&discord, &more).await] {
            assert_eq!(code, Some(4), "{token:?}: {said}");
            assert!(said.contains("DISCORD_TOKEN") && !said.contains(token), "{token:?}: {said}");
        }
    }
    assert_eq!(discord.requests("*"), 0);
    discord.finish().await;
}

#[tokio::test]
async fn too_few_shards_are_told_so() {
    let discord = FakeDiscord::start().await;
    discord.inject(Fault::close(4011).at_identify());
    let (code, said) = ended(program(&discord, &[("DEFAULT_LANGUAGE", "en")])).await;
    assert_eq!(code, Some(5), "{said}");
    assert!(said.contains("divided over more shards (sharding required)"), "{said}");
    assert_eq!(discord.identifies(), 1);
    discord.finish().await;
}

#[tokio::test]
async fn a_version_that_discord_no_longer_speaks_is_told_so() {
    let discord = FakeDiscord::start().await;
    discord.inject(Fault::close(4012).at_identify());
    let (code, said) = ended(program(&discord, &[])).await;
    assert_eq!(code, Some(4), "{said}");
    assert!(said.contains("een nieuwere versie van vraagbaak"), "{said}");
    discord.finish().await;
}
