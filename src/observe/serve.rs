//! How are metrics and health served?

use std::net::SocketAddr;

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::get;
use metrics_exporter_prometheus::{BuildError, PrometheusBuilder, PrometheusHandle};
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

use crate::telemetry;

/// What `/health` says while the bot hears from Discord.
pub(super) const WELL: &str = "ok\n";
/// What it says while the bot doesn't.
pub(super) const SILENT: &str = "no word from Discord\n";

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
    let metrics = PrometheusBuilder::new().set_buckets(telemetry::SECONDS)?.install_recorder()?;
    telemetry::describe();
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
    if (observed.healthy)() { (StatusCode::OK, WELL) } else { (StatusCode::SERVICE_UNAVAILABLE, SILENT) }
}
