//! How does the volunteer see what the program does: logs, metrics, health?

use std::net::SocketAddr;

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::get;
use metrics_exporter_prometheus::{BuildError, PrometheusBuilder, PrometheusHandle};
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;
use tracing_subscriber::EnvFilter;
use tracing_subscriber::filter::ParseError;

use crate::config::LogFormat;

/// A bare level means ours; other crates then speak only of trouble.
const LEVELS: [&str; 5] = ["error", "warn", "info", "debug", "trace"];

/// Sends log lines to standard error from now on.
///
/// # Errors
/// When the filter is no level and no filter that tracing understands.
pub fn start_logging(filter: &str, format: LogFormat) -> Result<(), ParseError> {
    let filter = match filter.to_lowercase() {
        level if LEVELS.contains(&level.as_str()) => format!("warn,vraagbaak={level}"),
        _ => filter.to_owned(),
    };
    let logs = tracing_subscriber::fmt()
        .with_env_filter(EnvFilter::try_new(filter)?)
        .with_writer(std::io::stderr)
        .with_ansi(std::io::IsTerminal::is_terminal(&std::io::stderr()));
    match format {
        LogFormat::Text => logs.init(),
        LogFormat::Json => logs.json().init(),
    }
    log_panics();
    Ok(())
}

/// Makes a panic one line of the log, with where it happened, like everything else that goes wrong.
fn log_panics() {
    std::panic::set_hook(Box::new(|panic| {
        let location = panic.location().map(ToString::to_string);
        let why = panic.payload_as_str().map_or("for no stated reason".to_owned(), reason);
        tracing::error!(location, "panicked: {why}");
    }));
}

/// Why it panicked, in one line, without the text that it stumbled over, which Rust quotes between
/// backquotes or on further lines: that may be somebody's question.
fn reason(why: &str) -> String {
    let line = why.lines().next().unwrap_or_default();
    let parts: Vec<_> =
        line.split('`').enumerate().map(|(at, part)| if at % 2 == 0 { part } else { "…" }).collect();
    parts.join("`")
}

/// Why `/metrics` and `/health` can't be served.
#[derive(Debug, thiserror::Error)]
pub enum ObserveError {
    /// The address is taken, or not ours.
    #[error("listening on {address} (METRICS_ADDR): {source}")]
    Listen {
        /// The address, as given.
        address: SocketAddr,
        /// What the system said.
        source: std::io::Error,
    },
    /// Metrics are collected already.
    #[error("starting the metrics: {0}")]
    Metrics(#[from] BuildError),
}

/// Whether the bot hears from Discord at this moment.
pub type HealthCheck = std::sync::Arc<dyn Fn() -> bool + Send + Sync>;

#[derive(Clone)]
struct Observed {
    metrics: PrometheusHandle,
    healthy: HealthCheck,
}

/// Serves `/metrics` in Prometheus' text format, and `/health`: 200 while the bot hears from
/// Discord, 503 while it doesn't. Returns the address once it listens; the serving ends when
/// `stop` is cancelled.
///
/// # Errors
/// When the address can't be listened on.
pub async fn serve(
    address: SocketAddr,
    healthy: HealthCheck,
    stop: CancellationToken,
) -> Result<SocketAddr, ObserveError> {
    let listen_error = |source| ObserveError::Listen { address, source };
    let listener = TcpListener::bind(address).await.map_err(listen_error)?;
    let bound = listener.local_addr().map_err(listen_error)?;
    let metrics = PrometheusBuilder::new().install_recorder()?;
    let router = Router::new()
        .route("/metrics", get(|State(observed): State<Observed>| async move { observed.metrics.render() }))
        .route("/health", get(health))
        .with_state(Observed { metrics, healthy });
    let served = axum::serve(listener, router).with_graceful_shutdown(stop.cancelled_owned());
    tokio::spawn(async move {
        if let Err(error) = served.await {
            tracing::error!(%error, "serving metrics");
        }
    });
    Ok(bound)
}

async fn health(State(observed): State<Observed>) -> (StatusCode, &'static str) {
    if (observed.healthy)() {
        (StatusCode::OK, "ok\n")
    } else {
        (StatusCode::SERVICE_UNAVAILABLE, "no word from Discord\n")
    }
}

#[cfg(test)]
mod tests {
    use crate::observe::reason;

    /// What a panic says, as Rust puts it.
    fn panic_of(work: impl FnOnce() + Send + 'static) -> String {
        let payload = std::thread::spawn(work).join().expect_err("it panics");
        match payload.downcast::<String>() {
            Ok(why) => *why,
            Err(other) => (*other.downcast::<&str>().expect("words")).to_owned(),
        }
    }

    #[test]
    fn the_reason_of_a_panic_is_one_line_without_the_text_it_stumbled_over() {
        let asked = "waarom\nén hoe?";
        let cut = panic_of(move || drop(std::hint::black_box(asked)[..8].to_owned()));
        assert!(cut.contains("waarom"), "Rust quotes it: {cut}");
        let compared = panic_of(move || assert_eq!(asked, "", "a bug"));
        assert!(compared.contains("waarom"), "Rust shows it: {compared}");
        for why in [cut, compared] {
            let reason = reason(&why);
            assert!(
                !reason.contains("waarom") && !reason.contains("hoe") && !reason.contains('\n'),
                "{reason}"
            );
            assert!(reason.len() > 10, "{reason}");
        }
        assert_eq!(reason("the clock is broken"), "the clock is broken");
    }
}
