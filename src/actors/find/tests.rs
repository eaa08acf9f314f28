//! One test for each way in which a name shows where it begins and ends, or that it is none.

use crate::actors::name_actors;
use crate::actors::tests::check;
use crate::article::Article;
use crate::text::Tokens;

#[test]
fn initials_behind_a_body_tell_where_it_begins() {
    check(&[
        ("They met the Sons of the Salt Coast (SSC) there.", &["Sons of the Salt Coast/o", "SSC/o"]),
        ("The Forum for Sea and Shore (FSS) spoke.", &["Forum for Sea and Shore/o", "FSS/o"]),
        ("He saw Karin Lind (KL).", &["Karin Lind/p", "KL/o"]),
    ]);
}

#[test]
fn bodies_are_known_by_their_words() {
    check(&[
        ("They left Norra Petroleum Development Company.", &["Norra Petroleum Development Company/o"]),
        ("They run the Fish and Drug Administration.", &["Fish and Drug Administration/o"]),
        ("They run the Union of Ferry and Dock Workers.", &["Union of Ferry and Dock Workers/o"]),
        ("The Front for the Liberation of Norra won.", &["Front for the Liberation of Norra/o"]),
        ("The Port of Norra Authority is open.", &["Port of Norra Authority/o"]),
        ("The Norwegian Red Cross came.", &["Norwegian Red Cross/o"]),
        ("They sued Bank Handlov and Radio Norra.", &["Bank Handlov/o", "Radio Norra/o"]),
        ("They sued the Kansas Board of Trade December last.", &["Kansas Board of Trade/o"]),
        ("Insurer Allianz paid.", &["Allianz/o"]),
    ]);
}

#[test]
fn what_only_holds_a_name_is_none() {
    check(&[
        ("The Malta-flagged ship and the Norra-based Corvo Inc left.", &["Corvo Inc/o"]),
        ("It fell to HK$172.", &[]),
        ("They read “The Salt Ferry” and left.", &[]),
        ("It won the UEFA Cup.", &[]),
        ("It rose on the Richter scale.", &[]),
    ]);
}

#[test]
fn nicknames_stand_inside_names() {
    check(&[("They met Karl “Tarzan” Lind there.", &["Karl “Tarzan” Lind/p"])]);
}

#[test]
fn a_surname_is_known_again_with_its_particles_and_though_it_is_a_word() {
    check(&[
        ("Marta de la Vega left. “It is over,” said de la Vega.", &["Marta de la Vega/p", "de la Vega/p"]),
        (
            "Piet van der Horn left. Van der Horn said it was over.",
            &["Piet van der Horn/p", "Van der Horn/p"],
        ),
        ("Ada March, a baker, left. March said it was over.", &["Ada March/p", "March/p"]),
        ("Ada March left. In March it rained.", &["Ada March/p"]),
        ("Karin Church, a teacher, left. “No,” said Ms Church.", &["Karin Church/p", "Church/p"]),
        ("Minister of Ports Karin Lind left.", &["Karin Lind/p"]),
        ("“No,” said Karl “The Bear” Lind.", &["Karl “The Bear” Lind/p"]),
    ]);
}

#[test]
fn bodies_are_written_small_behind_whose_they_are() {
    check(&[
        ("The Turkish foreign ministry closed.", &["Turkish foreign ministry/o"]),
        ("Norway’s central bank closed.", &["Norway’s central bank/o"]),
        ("A Turkish foreign ministry spokeswoman left.", &[]),
    ]);
}

#[test]
fn names_that_only_tell_which_thing_is_meant_are_nobody_s() {
    check(&[
        ("They sold Allianz scooters.", &[]),
        ("They sold the Allianz Wave.", &[]),
        ("They read an Allianz post.", &[]),
        ("They sold Allianz scooters, and Allianz paid.", &["Allianz/o", "Allianz/o"]),
        ("The Turkish army camps were empty.", &[]),
        ("It broke the Status of Ferries Agreement.", &[]),
        ("They drove a Corvane Wave SUV.", &[]),
        ("It is a central business district, or CBD.", &[]),
        ("They left the party town Vedenne Gol.", &["Vedenne Gol/p"]),
        ("They closed Norra School District.", &["Norra School District/o"]),
    ]);
}

#[test]
fn one_body_has_several_forms() {
    let one = |text: &str| {
        let actors = name_actors(&Article::default(), &Tokens::of(text));
        actors.actors.iter().map(|actor| actor.name.clone()).collect::<Vec<_>>()
    };
    assert_eq!(one("The Salt Coast Party met. The SCP won."), ["Salt Coast Party"]);
    assert_eq!(one("Turkey's army left. The Turkish army won."), ["Turkey's army"]);
    assert_eq!(one("Corvo Metals Inc. rose. Corvo Metals fell."), ["Corvo Metals Inc."]);
}
