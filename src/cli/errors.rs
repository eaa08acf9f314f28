//! Errors of the library in the words of the command line: what is wrong, and which command or flag is the way out.

use onrecord::StoreError;
use onrecord::index::IndexError;
use onrecord::query::QueryError;

/// `error` with its way out, where the library made it.
pub(super) fn worded(error: anyhow::Error) -> anyhow::Error {
    let told = match error.downcast_ref::<StoreError>() {
        Some(StoreError::Query(error)) => of_query(error),
        Some(StoreError::Index(error)) => of_index(error),
        _ => match (error.downcast_ref::<IndexError>(), error.downcast_ref::<QueryError>()) {
            (Some(error), _) => of_index(error),
            (_, Some(error)) => of_query(error),
            _ => None,
        },
    };
    told.map_or(error, anyhow::Error::msg)
}

/// The mistakes in a query that a flag may have brought; none where the library's own sentence says all.
pub(super) fn of_query(error: &QueryError) -> Option<String> {
    match error {
        QueryError::NotInQuotes(field) => Some(format!(
            "{field} searches articles, not quotes; leave it out, or leave out --by, --kind, quote: and --quotes"
        )),
        QueryError::Empty => {
            Some("the query is empty; give words to look for, or a filter such as --by".to_owned())
        }
        _ => None,
    }
}

fn of_index(error: &IndexError) -> Option<String> {
    let way_out = match error {
        IndexError::Missing(folder) => format!("build one with: onrecord index PATH -i {}", folder.display()),
        IndexError::NoInput { .. } => "name files and folders of HTML pages that exist".to_owned(),
        IndexError::OtherFormat { folder, .. } | IndexError::Damaged { folder, .. } => {
            format!("rebuild it with: onrecord index PATH -i {} --rebuild", folder.display())
        }
        IndexError::Foreign(_) => "name an empty or a new folder with -i".to_owned(),
        IndexError::Locked { .. } => "wait until it ends, then run this again".to_owned(),
        IndexError::Io { error, .. } => advice(error).to_owned(),
        IndexError::NothingRead { .. } => "mend what the lines above say, and run it again".to_owned(),
        IndexError::Engine(_) => "see whether it is whole with: onrecord check".to_owned(),
        _ => return None,
    };
    Some(format!("{error}; {way_out}"))
}

/// The next step after an error of the file system.
fn advice(error: &std::io::Error) -> &'static str {
    match error.kind() {
        std::io::ErrorKind::StorageFull => "free space on the disk and run the command again",
        std::io::ErrorKind::QuotaExceeded | std::io::ErrorKind::FileTooLarge => {
            "have the limit raised, or name a folder elsewhere with -i"
        }
        std::io::ErrorKind::PermissionDenied | std::io::ErrorKind::ReadOnlyFilesystem => {
            "name a folder that you may write to with -i"
        }
        std::io::ErrorKind::NotADirectory | std::io::ErrorKind::AlreadyExists => "name a folder with -i",
        _ => "check the disk, or name another folder with -i",
    }
}
