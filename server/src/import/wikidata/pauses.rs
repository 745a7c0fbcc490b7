//! How long to wait before asking again.

use jiff::{Timestamp, fmt::rfc2822::DateTimeParser};
use reqwest::header::{DATE, HeaderMap, RETRY_AFTER};
use std::{future::Future, pin::Pin, sync::Arc, time::Duration};

/// Makes a pause; tests note it instead of waiting.
pub type Pauses = Arc<dyn Fn(Duration) -> Pin<Box<dyn Future<Output = ()> + Send>> + Send + Sync>;

/// Pauses that take their time.
pub fn sleeping() -> Pauses {
    Arc::new(|pause| Box::pin(tokio::time::sleep(pause)))
}

/// The first pause of its own accord; each further one is twice as long.
const FIRST: Duration = Duration::from_secs(2);
const LONGEST: Duration = Duration::from_secs(60);

/// What an answer asks for in `Retry-After`: seconds, or a moment, measured by the clock of whoever answers.
pub fn asked_for(headers: &HeaderMap) -> Option<Duration> {
    let value = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    if let Ok(seconds) = value.parse::<u64>() {
        return Some(Duration::from_secs(seconds));
    }
    let moment = |text: &str| DateTimeParser::new().parse_timestamp(text).ok();
    let until = moment(value)?;
    let now = headers
        .get(DATE)
        .and_then(|date| date.to_str().ok())
        .and_then(moment)
        .unwrap_or_else(Timestamp::now);
    // A moment that has passed asks for nothing.
    Some(Duration::try_from(now.duration_until(until)).unwrap_or_default())
}

/// The pause after a try that failed, counted from 0, when nobody asked for one.
pub fn own(tries: u32) -> Duration {
    FIRST.saturating_mul(2_u32.saturating_pow(tries)).min(LONGEST)
}

/// A pause made longer by up to a quarter, and by up to a second where it is short, so that many who were sent away
/// together do not come back together. Never shorter: what was asked for is obeyed.
pub fn spread(pause: Duration) -> Duration {
    let mut byte = [0];
    // Without chance there is no harm but the crowd.
    let chance = getrandom::fill(&mut byte).map_or(0.0, |()| f64::from(byte[0]) / 255.0);
    pause
        + pause
            .mul_f64(chance / 4.0)
            .max(Duration::from_secs(1).mul_f64(chance))
}

#[cfg(test)]
mod tests {
    use super::*;
    use reqwest::header::HeaderValue;

    fn headers(pairs: &[(reqwest::header::HeaderName, &'static str)]) -> HeaderMap {
        pairs
            .iter()
            .map(|(name, value)| (name.clone(), HeaderValue::from_static(value)))
            .collect()
    }

    #[test]
    fn a_pause_is_asked_for_in_seconds_or_as_a_moment() {
        let seconds = |pairs: &[_]| asked_for(&headers(pairs)).map(|it| it.as_secs());
        assert_eq!(seconds(&[(RETRY_AFTER, "120")]), Some(120));
        let date = (DATE, "Wed, 21 Oct 2015 07:28:00 GMT");
        assert_eq!(
            seconds(&[date.clone(), (RETRY_AFTER, "Wed, 21 Oct 2015 07:29:30 GMT")]),
            Some(90)
        );
        assert_eq!(
            seconds(&[date, (RETRY_AFTER, "Wed, 21 Oct 2015 07:00:00 GMT")]),
            Some(0)
        );
        assert_eq!(seconds(&[(RETRY_AFTER, "soon")]), None);
        assert_eq!(seconds(&[]), None);
    }

    #[test]
    fn pauses_grow_to_a_limit_and_are_never_shortened() {
        let seconds: Vec<_> = (0..7).map(|tries| own(tries).as_secs()).collect();
        assert_eq!(seconds, [2, 4, 8, 16, 32, 60, 60]);
        assert_eq!(own(u32::MAX), LONGEST);
        for pause in [Duration::ZERO, Duration::from_secs(3), LONGEST] {
            let longest = pause.mul_f64(1.25).max(pause + Duration::from_secs(1));
            assert!((pause..=longest).contains(&spread(pause)));
        }
    }
}
