//! What if answering one request panics? The others go on, and the asker gets an apology.

use std::any::Any;
use std::future::poll_fn;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::task::Poll;

/// A piece of work panicked. The panic hook has logged where and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Panicked;

/// What comes of the work, also where it panics.
///
/// What the work had in its hands may be left half done: only the request itself may know of it.
///
/// # Errors
/// When it panicked.
pub fn caught<T>(work: impl Future<Output = T>) -> impl Future<Output = Result<T, Panicked>> {
    // On the heap, where it takes its place once.
    let mut work = Box::pin(work);
    poll_fn(move |cx| {
        let polled: Result<Poll<T>, Box<dyn Any + Send>> =
            catch_unwind(AssertUnwindSafe(|| work.as_mut().poll(cx)));
        match polled {
            Ok(Poll::Pending) => Poll::Pending,
            Ok(Poll::Ready(done)) => Poll::Ready(Ok(done)),
            Err(_) => Poll::Ready(Err(Panicked)),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_panic_ends_the_work_and_nothing_else() {
        let broken = caught(async {
            tokio::task::yield_now().await;
            assert!(std::hint::black_box(false), "a bug");
            1
        });
        assert_eq!(broken.await, Err(Panicked));
        assert_eq!(caught(async { 2 }).await, Ok(2));
    }
}
