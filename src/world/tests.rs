//! What the lexicons of countries, institutions and organizations promise.

use super::*;

fn lookup(text: &str) -> (Known, usize) {
    let tokens = Tokens::of(text);
    at(&tokens, 0, tokens.all().len()).expect("known")
}

#[test]
fn offices_belong_to_institutions() {
    let of = |country: &str, words: &str| {
        office(super::country(lookup(country).0).expect("a country"), words).map(|held| held.join(" / "))
    };
    assert_eq!(of("Russian", "president").as_deref(), Some("Russia / Kremlin"));
    assert_eq!(of("US", "president").as_deref(), Some("United States / White House"));
    assert_eq!(of("Turkish", "deputy foreign minister").as_deref(), Some("Turkey / Foreign Ministry"));
    assert_eq!(of("British", "foreign secretary").as_deref(), Some("United Kingdom / Foreign Office"));
    assert_eq!(of("Turkish", "swimmer"), None);
}

#[test]
fn the_longest_name_is_taken() {
    assert_eq!(lookup("South Korean president").1, 2);
    assert!(matches!(lookup("Washington Post reporters").0, Known::Organization(_)));
    assert!(matches!(lookup("Washington said").0, Known::Capital(_)));
    assert!(matches!(lookup("National People's Congress").0, Known::Institution(_)));
    assert_eq!(typed("usa").and_then(name), Some("United States"));
}

#[test]
fn every_country_has_its_offices() {
    for (at, held) in WORLD.countries.iter().enumerate() {
        for words in
            ["president", "prime minister", "foreign minister", "finance minister", "interior minister"]
        {
            let found = office(CountryId(at), words).expect("every slot has a name");
            assert_eq!(found[0], held.name);
        }
    }
    assert!(WORLD.countries.len() >= 193);
}

#[test]
fn no_name_stands_for_two_countries() {
    let mut seen: HashMap<&str, &str> = HashMap::new();
    for country in &WORLD.countries {
        let names = listed(&country.people).chain(listed(&country.aliases)).chain([country.name.as_str()]);
        for name in names {
            assert_eq!(seen.insert(name, &country.name), None, "{name}");
        }
    }
}

/// The members of the United Nations, by the names of countries.toml.
const MEMBERS: &str = "\
Afghanistan;Albania;Algeria;Andorra;Angola;Antigua and Barbuda;Argentina;Armenia;Australia;Austria;\
Azerbaijan;Bahamas;Bahrain;Bangladesh;Barbados;Belarus;Belgium;Belize;Benin;Bhutan;Bolivia;\
Bosnia and Herzegovina;Botswana;Brazil;Brunei;Bulgaria;Burkina Faso;Burundi;Cabo Verde;Cambodia;\
Cameroon;Canada;Central African Republic;Chad;Chile;China;Colombia;Comoros;Congo;Costa Rica;Croatia;\
Cuba;Cyprus;Czech Republic;Democratic Republic of the Congo;Denmark;Djibouti;Dominica;\
Dominican Republic;Ecuador;Egypt;El Salvador;Equatorial Guinea;Eritrea;Estonia;Eswatini;Ethiopia;\
Fiji;Finland;France;Gabon;Gambia;Georgia;Germany;Ghana;Greece;Grenada;Guatemala;Guinea;\
Guinea-Bissau;Guyana;Haiti;Honduras;Hungary;Iceland;India;Indonesia;Iran;Iraq;Ireland;Israel;Italy;\
Ivory Coast;Jamaica;Japan;Jordan;Kazakhstan;Kenya;Kiribati;Kuwait;Kyrgyzstan;Laos;Latvia;Lebanon;\
Lesotho;Liberia;Libya;Liechtenstein;Lithuania;Luxembourg;Madagascar;Malawi;Malaysia;Maldives;Mali;\
Malta;Marshall Islands;Mauritania;Mauritius;Mexico;Micronesia;Moldova;Monaco;Mongolia;Montenegro;\
Morocco;Mozambique;Myanmar;Namibia;Nauru;Nepal;Netherlands;New Zealand;Nicaragua;Niger;Nigeria;\
North Korea;North Macedonia;Norway;Oman;Pakistan;Palau;Panama;Papua New Guinea;Paraguay;Peru;\
Philippines;Poland;Portugal;Qatar;Romania;Russia;Rwanda;Saint Kitts and Nevis;Saint Lucia;\
Saint Vincent and the Grenadines;Samoa;San Marino;Sao Tome and Principe;Saudi Arabia;Senegal;Serbia;\
Seychelles;Sierra Leone;Singapore;Slovakia;Slovenia;Solomon Islands;Somalia;South Africa;\
South Korea;South Sudan;Spain;Sri Lanka;Sudan;Suriname;Sweden;Switzerland;Syria;Tajikistan;Tanzania;\
Thailand;Timor-Leste;Togo;Tonga;Trinidad and Tobago;Tunisia;Turkey;Turkmenistan;Tuvalu;Uganda;\
Ukraine;United Arab Emirates;United Kingdom;United States;Uruguay;Uzbekistan;Vanuatu;Venezuela;\
Vietnam;Yemen;Zambia;Zimbabwe";

#[test]
fn every_member_of_the_united_nations_has_a_demonym_a_capital_and_offices() {
    let members: Vec<&str> = MEMBERS.split(';').collect();
    assert_eq!(members.len(), 193);
    for member in members {
        let at = WORLD.countries.iter().position(|country| country.name == member);
        let at = at.unwrap_or_else(|| panic!("{member} is missing"));
        let country = &WORLD.countries[at];
        assert!(!country.capital.is_empty() && !country.people.is_empty(), "{member}");
        for office_name in [
            "president",
            "prime minister",
            "foreign minister",
            "defence minister",
            "defense minister",
            "interior minister",
            "finance minister",
            "parliament speaker",
            "presidential spokeswoman",
            "government spokesman",
            "foreign ministry spokesperson",
            "defense ministry spokesman",
            "interior ministry spokeswoman",
        ] {
            let path =
                office(CountryId(at), office_name).unwrap_or_else(|| panic!("{member}: {office_name}"));
            assert_eq!((path.len(), path[0].as_str()), (2, member), "{office_name}");
        }
    }
}

#[test]
fn no_two_entries_have_one_name() {
    let mut held: HashMap<String, String> = HashMap::new();
    let mut claim = |name: &str, by: &str| {
        if let Some(other) = held.insert(name.to_owned(), by.to_owned()) {
            assert_eq!(other, by, "'{name}' stands for both");
        }
    };
    for country in &WORLD.countries {
        let name = country.name.as_str();
        let lists = [&country.people, &country.aliases, &country.cities, &country.capital];
        lists
            .into_iter()
            .flat_map(|list| listed(list))
            .chain([name])
            .for_each(|spelling| claim(spelling, name));
    }
    let places: PlaceFile = toml::from_str(include_str!("en/places.toml")).expect("well formed");
    listed(&places.regions)
        .chain(listed(&places.towns))
        .for_each(|place| claim(place, &format!("the place {place}")));
    for (of, entry) in &WORLD.institutions {
        // "Parliament" is what several countries call theirs; the nationality before it tells.
        let shared = WORLD.institutions.iter().filter(|(_, other)| other.name == entry.name).count() > 1;
        let by = if shared {
            entry.name.clone()
        } else {
            format!("{} of {}", entry.name, WORLD.countries[of.0].name)
        };
        claim(&entry.name, &by);
        entry.aliases.iter().for_each(|alias| claim(alias, &by));
    }
    let organizations: OrganizationFile =
        toml::from_str(include_str!("en/organizations.toml")).expect("well formed");
    for (name, aliases) in &organizations.known {
        listed(aliases).chain([name.as_str()]).for_each(|spelling| claim(spelling, name));
    }
    let bodies: BTreeMap<String, String> =
        toml::from_str(include_str!("en/bodies.toml")).expect("well formed");
    for name in bodies.values().flat_map(|names| listed(names)) {
        claim(name, &format!("the body {name}"));
    }
}

#[test]
fn metonyms_lead_to_their_institutions() {
    for (metonym, path) in [
        ("Kremlin", "Russia / Kremlin"),
        ("Downing Street", "United Kingdom / Downing Street"),
        ("Pentagon", "United States / Pentagon"),
        ("Foggy Bottom", "United States / State Department"),
        ("Elysee", "France / Elysee"),
        ("NATO", "NATO"),
        ("World Health Organization", "United Nations / World Health Organization"),
        ("OSCE", "Organization for Security and Co-operation in Europe"),
    ] {
        let known = typed(metonym).unwrap_or_else(|| panic!("{metonym} is not known"));
        assert_eq!(affiliation(known).join(" / "), path);
    }
    for known in
        ["Blue House", "Quai d'Orsay", "White House", "Knesset", "OSCE", "IAEA", "ICC", "IMF", "Hamas"]
    {
        assert!(typed(known).is_some(), "{known}");
    }
}

#[test]
fn parts_of_organizations_are_known_and_have_one_whole() {
    let file: OrganizationFile =
        toml::from_str(include_str!("en/organizations.toml")).expect("the lexicons are well formed");
    let mut seen = HashSet::new();
    for (whole, parts) in &file.within {
        assert!(file.known.contains_key(whole), "{whole} is not known");
        for part in listed(parts) {
            assert!(file.known.contains_key(part), "{part} is not known");
            assert!(seen.insert(part.to_owned()), "{part} is part of two");
            assert_eq!(affiliation(lookup(part).0), [whole.clone(), part.to_owned()]);
        }
    }
    assert!(!seen.is_empty());
}

#[test]
fn every_name_is_seen_before_the_lexicons_are_read() {
    for name in super::WORLD.typed.keys() {
        assert!(mentioned::may_hold(name), "{name}");
    }
    assert!(!mentioned::may_hold("ada branberg"));
}

#[test]
fn names_that_are_shared_are_names_of_the_country() {
    for country in &WORLD.countries {
        for name in listed(&country.shared) {
            assert!(name == country.name || name == country.capital, "{name} of {}", country.name);
        }
    }
}
