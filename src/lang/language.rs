//! Names of languages.

use std::fmt;

/// A language, as a page states it or its words show it: `en`.
///
/// ```
/// use onrecord::lang::Language;
///
/// assert_eq!(Language::from_tag("en-GB"), Some(Language::ENGLISH));
/// assert_eq!(Language::from_tag("nb").map(|language| language.to_string()).as_deref(), Some("no"));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Language([u8; 2]);

/// Codes of ISO 639-2 and 639-3, and names, that stand for one of two letters. Norwegian has two written forms and one
/// code here; old codes are read as the new ones.
const SYNONYMS: &str = "afr=af aka=ak amh=am ara=ar aze=az bel=be ben=bn bul=bg cat=ca ces=cs cze=cs chi=zh cmn=zh cym=cy
    dan=da deu=de dut=nl ell=el eng=en english=en epo=eo est=et fas=fa fil=tl fin=fi fra=fr fre=fr geo=ka ger=de gle=ga
    gre=el guj=gu hau=ha heb=he hin=hi hrv=hr hun=hu hye=hy ice=is in=id ind=id isl=is ita=it iw=he jav=jv ji=yi jpn=ja
    kan=kn kat=ka khm=km kor=ko lat=la lav=lv lit=lt mal=ml mar=mr mkd=mk mo=ro mya=my nb=no nep=ne nld=nl nn=no nno=no
    nob=no nor=no ori=or pan=pa per=fa pes=fa pol=pl por=pt ron=ro rum=ro rus=ru sin=si slk=sk slv=sl sna=sn som=so
    sot=st spa=es sqi=sq srp=sr swa=sw swe=sv swh=sw tam=ta tel=te tgl=tl tha=th tuk=tk tur=tr ukr=uk urd=ur uzb=uz
    vie=vi xho=xh yid=yi yor=yo zho=zh zul=zu";

impl Language {
    /// The language that has a pack of its own.
    pub const ENGLISH: Language = Language(*b"en");

    /// The language of a tag such as `en-GB`, `pt_BR`, `nb` or `deu`; none where it names no language.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let first = tag.split(['-', '_', ',', ' ']).find(|part| !part.is_empty())?.to_lowercase();
        let known = SYNONYMS.split_whitespace().filter_map(|pair| pair.split_once('='));
        let code =
            known.into_iter().find(|(written, _)| *written == first).map_or(first.as_str(), |pair| pair.1);
        match *code.as_bytes() {
            [a, b] if a.is_ascii_lowercase() && b.is_ascii_lowercase() => Some(Self([a, b])),
            _ => None,
        }
    }

    /// Are its words known, so that actors and speakers can be read?
    pub fn has_pack(self) -> bool {
        super::pack(self.code()).is_some()
    }

    /// Its code of two letters, in lower case.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Debug for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(tag: &str) -> Option<String> {
        Language::from_tag(tag).map(|language| language.to_string())
    }

    #[test]
    fn a_tag_names_its_language_by_its_first_part() {
        assert_eq!(code("en-US").as_deref(), Some("en"));
        assert_eq!(code(" PT_br").as_deref(), Some("pt"));
        assert_eq!(code("English").as_deref(), Some("en"));
        assert_eq!(code("swa").as_deref(), Some("sw"));
    }

    #[test]
    fn the_written_forms_of_norwegian_are_one_language() {
        assert!(["nb", "nn-NO", "no", "nob"].iter().all(|tag| code(tag).as_deref() == Some("no")));
    }

    #[test]
    fn what_is_no_code_is_no_language() {
        assert_eq!(["", "-", "x", "klingon", "e1"].map(Language::from_tag), [None; 5]);
    }
}
