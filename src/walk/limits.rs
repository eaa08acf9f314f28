//! How much is read of what strangers packed.

use std::io::{self, BufRead, Read};

use flate2::bufread::MultiGzDecoder;
use zstd::stream::read::Decoder;

/// The largest page that is read, in bytes, after decompression. News pages are a tenth of a megabyte; those that
/// carry all their pictures inside reach tens. The limit also stops archives made to swell without end.
pub const MAX_PAGE_BYTES: u64 = 64 << 20;

/// An archive may unpack to so many times its size, and [`MAX_PAGE_BYTES`] more. Text packs to a tenth, a repetitive log
/// to a fiftieth; gzip's worst, which only bombs reach, is a thousandth.
pub const MAX_RATIO: u64 = 200;

/// The most bytes of a web archive inside a zip file, which is held in memory while its pages are read.
pub(super) const MAX_INNER_BYTES: u64 = 256 << 20;

/// How many files a zip archive may list. Its list is held in memory.
pub const MAX_ZIP_ENTRIES: u64 = 1_000_000;

/// How often a page may be packed over by its server. One packing is usual, two are a mistake that happens.
pub(super) const MAX_CODINGS: usize = 4;

/// The most bytes of the head of a response, or of a record of a web archive.
pub(super) const MAX_HEAD: u64 = 64 << 10;

/// How many faults of one file are told one by one; the others are counted.
pub(super) const MAX_FAULTS: u64 = 100;

/// Why an archive was left before its end.
pub(super) fn swells() -> String {
    format!("unpacks to more than {MAX_RATIO} times its size, the most that an archive may")
}

/// Why a page was not read.
pub(super) fn too_large() -> String {
    format!("is larger than {} MB, the most that a page may have", MAX_PAGE_BYTES >> 20)
}

/// Reads to the end, but one byte more than a page may have at most, so that the caller sees that the limit was passed.
pub(super) fn read_at_most(from: impl Read, expected: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(expected.min(MAX_PAGE_BYTES) as usize + 1);
    from.take(MAX_PAGE_BYTES + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Unpacks gzip, and fails when what comes out is beyond all proportion to what went in.
pub(super) struct Gunzip<R> {
    decoder: MultiGzDecoder<Metered<R>>,
    unpacked: u64,
}

impl<R: BufRead> Gunzip<R> {
    pub(super) fn new(packed: R) -> Self {
        Self { decoder: MultiGzDecoder::new(Metered { inner: packed, taken: 0 }), unpacked: 0 }
    }
}

impl<R: BufRead> Read for Gunzip<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.decoder.read(buffer)?;
        self.unpacked += read as u64;
        check_ratio(self.unpacked, self.decoder.get_ref().taken)?;
        Ok(read)
    }
}

/// Unpacks zstd, frame after frame, and fails as [`Gunzip`] does.
pub(super) struct Unzstd<R: BufRead> {
    decoder: Decoder<'static, Metered<R>>,
    unpacked: u64,
}

impl<R: BufRead> Unzstd<R> {
    /// Of frames that need this `dictionary`, which is empty for most.
    pub(super) fn new(packed: R, dictionary: &[u8]) -> io::Result<Self> {
        let decoder = Decoder::with_dictionary(Metered { inner: packed, taken: 0 }, dictionary)?;
        Ok(Self { decoder, unpacked: 0 })
    }
}

impl<R: BufRead> Read for Unzstd<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.decoder.read(buffer)?;
        self.unpacked += read as u64;
        check_ratio(self.unpacked, self.decoder.get_ref().taken)?;
        Ok(read)
    }
}

fn check_ratio(unpacked: u64, taken: u64) -> io::Result<()> {
    let allowed = taken.saturating_mul(MAX_RATIO).saturating_add(2 * MAX_PAGE_BYTES);
    if unpacked > allowed { Err(io::Error::other(swells())) } else { Ok(()) }
}

/// Counts what is taken from a reader.
struct Metered<R> {
    inner: R,
    taken: u64,
}

impl<R: BufRead> Read for Metered<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.taken += read as u64;
        Ok(read)
    }
}

impl<R: BufRead> BufRead for Metered<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.inner.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        self.taken += amount as u64;
        self.inner.consume(amount);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::{Compression, write::GzEncoder};

    #[test]
    fn a_stream_that_swells_beyond_proportion_is_stopped() {
        let mut packed = GzEncoder::new(Vec::new(), Compression::best());
        io::copy(&mut io::repeat(b'a').take(4 * MAX_PAGE_BYTES), &mut packed).expect("packed");
        let packed = packed.finish().expect("packed");
        let error = io::copy(&mut Gunzip::new(packed.as_slice()), &mut io::sink()).expect_err("a bomb");
        assert!(error.to_string().contains("200 times its size"), "{error}");
    }
}
