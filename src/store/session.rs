//! The index on this disk as a store.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::SystemTime;

use super::{Store, StoreError};
use crate::answer::{ActorEntry, Advice, Answer, Articles, Facets, Quotes, Stats};
use crate::hits::{find_articles, read_articles, read_quotes};
use crate::index::{IndexError, Snapshot, StoredArticle, names_of, place_of, state_files};
use crate::request::{ActorsRequest, SearchRequest, Unit};
use crate::search::{candidates, hint, list_actors, search};
use crate::text::fnv1a;

/// An index that is asked again and again, by any number of threads.
///
/// One reader is held for all. Before each answer the session looks whether the index was brought up to date or rebuilt since,
/// and then reads from the new state; an answer that is under way ends in the state in which it began.
///
/// ```no_run
/// use onrecord::{Session, Store, request::SearchRequest};
///
/// let session = Session::open("index".as_ref())?;
/// let answer = session.quotes(&SearchRequest::parse("Istanbul by:Kremlin")?)?;
/// println!("{} quotes", answer.total);
/// # Ok::<(), onrecord::StoreError>(())
/// ```
#[derive(Debug)]
pub struct Session {
    folder: PathBuf,
    current: RwLock<Arc<Current>>,
}

/// A state of the index, open.
#[derive(Debug)]
struct Current {
    state: State,
    snapshot: Snapshot,
}

/// What tells one state of an index from another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct State {
    /// The manifest, which names the generation.
    manifest: Vec<u8>,
    /// The engine's list of its segments and deletions, which each commit writes anew.
    segments: Vec<u8>,
    /// When the digest was written, and how long it is.
    digest: Option<(SystemTime, u64)>,
}

impl State {
    /// That of the index in `folder`, as it is now.
    fn read(folder: &Path) -> Result<Self, IndexError> {
        let (manifest, files) = state_files(folder)?;
        let digest = fs::metadata(files.digest).ok();
        Ok(Self {
            manifest,
            segments: fs::read(files.segments).unwrap_or_default(),
            digest: digest.and_then(|digest| Some((digest.modified().ok()?, digest.len()))),
        })
    }
}

/// How often the index may change while it is being opened.
const TRIES: usize = 20;

impl Current {
    /// Opens the index in `folder` anew, or from what is `known` where that is the same generation.
    fn open(folder: &Path, known: Option<&Self>) -> Result<Self, IndexError> {
        let mut state = State::read(folder)?;
        for last in (0..TRIES).rev() {
            let of_generation = known.filter(|known| known.state.manifest == state.manifest);
            let opened = match of_generation {
                Some(known) => known.snapshot.anew(),
                None => Snapshot::open(folder),
            };
            // It is whole when nothing changed meanwhile; what failed may have been replaced under our hands.
            let now = State::read(folder)?;
            if now == state || last == 0 {
                return Ok(Self { state, snapshot: opened? });
            }
            state = now;
        }
        Err(IndexError::Missing(folder.to_owned()))
    }
}

impl Session {
    /// Opens the index in `folder`.
    ///
    /// # Errors
    /// When there is none, when it has another format, and when its files are damaged.
    pub fn open(folder: &Path) -> Result<Self, StoreError> {
        let current = RwLock::new(Arc::new(Current::open(folder, None)?));
        Ok(Self { folder: folder.to_owned(), current })
    }

    /// The folder of the index.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The file of the page at `path`, as a hit has it, from wherever this is asked: a relative path is meant from where the index
    /// was made. The file may be gone.
    pub fn file_of(&self, path: &str) -> PathBuf {
        place_of(&self.folder, path)
    }

    /// The index as it is now.
    fn current(&self) -> Result<Arc<Current>, IndexError> {
        let state = State::read(&self.folder)?;
        let known = Arc::clone(&self.current.read().unwrap_or_else(PoisonError::into_inner));
        if known.state == state {
            return Ok(known);
        }
        drop(known);
        // One thread opens it for all; who waited here may find it open.
        let mut current = self.current.write().unwrap_or_else(PoisonError::into_inner);
        if current.state != State::read(&self.folder)? {
            *current = Arc::new(Current::open(&self.folder, Some(&current))?);
        }
        Ok(Arc::clone(&current))
    }
}

impl Store for Session {
    fn generation(&self) -> Result<String, StoreError> {
        let Current { state, .. } = &*self.current()?;
        let bytes = state.manifest.iter().chain(&state.segments).copied();
        let digest = state.digest.map(|(at, length)| format!("{at:?} {length}")).unwrap_or_default();
        Ok(format!("{:016x}", fnv1a(bytes.chain(digest.into_bytes()))))
    }

    fn quotes(&self, request: &SearchRequest) -> Result<Quotes, StoreError> {
        let request = SearchRequest { unit: Unit::Quotes, ..request.clone() };
        request.check()?;
        let Current { snapshot, .. } = &*self.current()?;
        let mut found = search(snapshot, &request)?;
        let (more, facets) = (found.more, Facets(std::mem::take(&mut found.facets)));
        let total = found.total;
        let hits = read_quotes(snapshot, found, request.context)?;
        Ok(Answer { facets, more, ..Answer::new(&request, total, hits) })
    }

    fn articles(&self, request: &SearchRequest) -> Result<Articles, StoreError> {
        let request = SearchRequest { unit: Unit::Articles, ..request.clone() };
        request.check()?;
        let Current { snapshot, .. } = &*self.current()?;
        let found = search(snapshot, &request)?;
        let hits = read_articles(snapshot, &found)?;
        Ok(Answer {
            facets: Facets(found.facets),
            more: found.more,
            ..Answer::new(&request, found.total, hits)
        })
    }

    fn count(&self, request: &SearchRequest) -> Result<(usize, Facets), StoreError> {
        request.check()?;
        let request = SearchRequest { limit: 0, ..request.clone() };
        let found = search(&self.current()?.snapshot, &request)?;
        Ok((found.total, Facets(found.facets)))
    }

    fn article(&self, id_or_path: &str) -> Result<Vec<StoredArticle>, StoreError> {
        let Current { snapshot, .. } = &*self.current()?;
        let found = find_articles(snapshot, id_or_path)?;
        if !found.is_empty() || !id_or_path.contains(['/', '.']) {
            return Ok(found);
        }
        // Somebody may have typed the path from another folder than the one where the index was made.
        for name in names_of(&self.folder, id_or_path) {
            let found = find_articles(snapshot, &name)?;
            if !found.is_empty() {
                return Ok(found);
            }
        }
        Ok(Vec::new())
    }

    fn actors(&self, request: &ActorsRequest) -> Result<Vec<ActorEntry>, StoreError> {
        Ok(list_actors(&self.current()?.snapshot, request)?)
    }

    fn stats(&self) -> Result<Stats, StoreError> {
        Ok(self.current()?.snapshot.stats()?)
    }

    fn candidates(&self, request: &SearchRequest) -> Result<Option<Advice>, StoreError> {
        Ok(candidates(&self.current()?.snapshot, request)?)
    }

    fn hint(&self, request: &SearchRequest) -> Result<Advice, StoreError> {
        Ok(hint(&self.current()?.snapshot, request)?)
    }
}
