//! Who may have been meant by a name that nobody has.

use crate::request::ActorsRequest;
use crate::store::{Store, StoreError};
use crate::text::closest;

/// The name of the actor that `asked` is most likely a mistyped form of.
///
/// # Errors
/// When the store cannot be read.
pub fn meant_actor<S: Store + ?Sized>(store: &S, asked: &str) -> Result<Option<String>, StoreError> {
    let all = store.actors(&ActorsRequest::default())?;
    Ok(closest(asked, all.iter().map(|actor| actor.name.as_str())).map(str::to_owned))
}
