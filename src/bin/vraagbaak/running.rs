//! How does the bot tell how it is: to the service manager, and to whoever asks with `vraagbaak health`?

use std::io::Write as _;
use std::process::ExitCode;
#[cfg(target_os = "linux")]
use std::sync::Arc;

use vraagbaak::config::{Common, HealthOptions};
use vraagbaak::observe::{self, Health};
use vraagbaak::texts::texts;

use super::failure::{FAILED, Failure};

/// Asks the bot that runs how it is, in one line.
pub(super) fn health(common: &Common, options: HealthOptions) -> Result<ExitCode, Failure> {
    let texts = texts(common.default_language);
    let Some(address) = options.metrics_addr else {
        return Err(Failure::BadUse(texts.health_unserved().into()));
    };
    let (asked, address) = (observe::ask_health(address), address.to_string());
    let words = match &asked {
        Ok(Health::Hears) => texts.bot_hears(&address),
        Ok(Health::Silent) => texts.bot_silent(&address),
        Ok(Health::Stranger) => texts.bot_is_another(&address),
        Err(error) => texts.bot_absent(&address, &error.to_string()),
    };
    writeln!(anstream::stdout(), "{words}")?;
    Ok(if matches!(asked, Ok(Health::Hears)) { ExitCode::SUCCESS } else { ExitCode::from(FAILED) })
}

/// Tells the service manager that started us, if one did, how the bot is from now on.
#[cfg(target_os = "linux")]
pub(super) fn tell_service_manager(
    common: &Common,
    status: Arc<vraagbaak::discord::Status>,
    stop: tokio_util::sync::CancellationToken,
) {
    use vraagbaak::config::service_manager;
    use vraagbaak::observe::{ServiceManager, Sign, StatusWords};

    let Some(told) = service_manager() else { return };
    let manager = match ServiceManager::reach(&told) {
        Ok(manager) => manager,
        Err(error) => return tracing::warn!(%error, "systemd's socket (NOTIFY_SOCKET) is out of reach"),
    };
    let texts = texts(common.default_language);
    let words = StatusWords {
        hears: texts.status_hears(),
        silent: texts.status_silent(),
        starting: texts.status_starting(),
    };
    let look = move || match (status.is_connected(), status.is_looked_after(tokio::time::Instant::now())) {
        (true, _) => Sign::Hears,
        (false, true) => Sign::OnTheWay,
        (false, false) => Sign::Lost,
    };
    tokio::spawn(manager.tell(Arc::new(look), words, stop));
}
