//! Asks work that is under way to stop.

use std::sync::Arc;

use tokio::sync::watch;

/// A flag that is raised once. Clones share it.
#[derive(Clone, Debug)]
pub struct CancelToken {
    raised: Arc<watch::Sender<bool>>,
}

impl CancelToken {
    /// A flag that is not raised.
    #[must_use]
    pub fn new() -> Self {
        Self { raised: Arc::new(watch::Sender::new(false)) }
    }

    /// Raises it.
    pub fn cancel(&self) {
        self.raised.send_replace(true);
    }

    /// Whether it is raised.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        *self.raised.borrow()
    }

    /// Waits until it is raised.
    pub async fn cancelled(&self) {
        // Waiting fails only when the sender is gone, and `self` holds it.
        let mut flag = self.raised.subscribe();
        let _raised = flag.wait_for(|raised| *raised).await;
    }
}

impl Default for CancelToken {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::CancelToken;

    #[tokio::test]
    async fn clones_share_the_flag() {
        let token = CancelToken::new();
        let waiting = tokio::spawn({
            let token = token.clone();
            async move { token.cancelled().await }
        });
        assert!(!token.is_cancelled());
        token.cancel();
        waiting.await.expect("the task ends");
        assert!(token.is_cancelled());
        token.cancelled().await;
    }
}
