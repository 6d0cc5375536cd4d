"""The sentences of the invented library, in English and in French, with holes for its invented words. No drawing here.

Holes: `t u v w` invented words, `p` a place, `S s` a speaker in full and as texts write the name, `A` who acts, `d D` a
day in either language, `Y Z` years, `n m N M` amounts in either language. No sentence holds a number of its own.
"""

from __future__ import annotations

from dataclasses import dataclass

#: English and French.
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Told:
    """One way to tell a kind of fact: the text's passage, the claim, what prose says, and what else its fact has.

    `apart` is the second passage, which names the speaker; `side` the lane of a timeline; `derived` relative words.
    """

    passage: str
    claim: str
    prose: Pair
    label: Pair = ("", "")
    apart: str = ""
    side: str = ""
    derived: str = ""
    figures: tuple[tuple[str, str, str], ...] = ()


_OPENING, _TALKS, _CLOSING = (("Opening of the {t}", "Ouverture du {t}"), ("Talks at the {t}", "Rencontre au {t}"),
                              ("Closing of the {t}", "Fermeture du {t}"))  # fmt: skip
TELLINGS: dict[str, tuple[Told, ...]] = {
    "event": (
        Told("{A} opened the {t} of {p} on {d}",
             "{A} opened the {t} at {p} on {d}, beside the {u} that the {v} had long made its own.",
             ("on {d} {A} opened a {t} at {p} beside the {u}", "le {D}, {A} a ouvert à {p} un {t} près du {u}"),
             _OPENING, side="contacts"),
        Told("Envoys of {A} met {s} at the {t} of {p} on {d}",
             "Envoys of {A} and {S} met at the {t} of {p} on {d}, in sight of the {u} and of the {v}.",
             ("{S} and envoys of {A} sat down in the {p} {t} on {d}",
              "{S} et des envoyés de {A} se sont réunis au {t} de {p} le {D}"),
             _TALKS, side="contacts"),
        Told("{A} shut the {t} of {p} on {d}",
             "{A} closed the {t} at {p} on {d}, and with it the {u} by which the {v} used to come.",
             ("{A} closed {p} and its {t} to the {u} on {d}", "{A} a fermé {p} et son {t} au {u} le {D}"),
             _CLOSING, side="ruptures"),
    ),
    "relative": (
        Told("{A} opened the {t} of {p} last year",
             "In {Y} {A} opened the {t} at {p}, beside the {u} that the {v} had long made its own.",
             ("{A} opened a {t} at {p} beside the {u} in {Y}", "en {Y}, {A} a ouvert à {p} un {t} près du {u}"),
             _OPENING, side="contacts", derived="last year"),
    ),
    "said": (
        Told("{s} said the {t} of {p} needed more {u} than the {v}",
             "{S} said that the {t} at {p} needed more {u} than the {v} of the same shore had ever been given.",
             ("{S} asked for more {u} at the {t} of {p} than the {v} had",
              "{S} demandait pour le {t} de {p} plus de {u} que le {v} en avait")),
        Told("{s} called the {t} of {p} a friend of the {u}",
             "{S} called the {t} at {p} a friend of the {u}, and set it above the {v} in a talk by the sea.",
             ("to {S} the {t} of {p} was the friend of every {u} by the sea",
              "pour {S}, le {t} de {p} était au bord de la mer un ami de chaque {u}")),
    ),
    "apart": (
        Told("The {t} of {p} had served the {u} well, the envoy said",
             "{S} said that the {t} at {p} had done the {u} a good service, as the {v} had done before it.",
             ("{S} praised the {t} of {p} for its service to the {u} and the {v}",
              "{S} a loué le {t} de {p} pour les services rendus au {u} et au {v}"),
             apart="{S} spoke beside the {v} of {p}"),
    ),
    "plain": (
        Told("The {t} of {p} lies between the {u} and the {v}",
             "The {t} at {p} has its place between the {u} and the {v}, where the road from the sea turns inland.",
             ("between the {u} and the {v} stands the {t} of {p}", "entre le {u} et le {v} se trouve le {t} de {p}")),
        Told("{A} keeps its {u} in the {t} of {p}",
             "{A} has its {u} in the {t} at {p}, beside the {v} that came there from the other shore.",
             ("{A} has kept a {u} of its own in the {t} of {p}", "{A} garde un {u} dans le {t} de {p}")),
    ),
    "planned": (
        Told("{A} plans to move the {t} of {p} to the {u}",
             "{A} plans to bring the {t} at {p} over to the {u}, and to leave its {v} where it is.",
             ("{A} plans a move of the {t} of {p} to the {u}", "{A} prévoit de déplacer le {t} de {p} vers le {u}")),
    ),
    "amount": (
        Told("The {t} of {p} took in {n} of {u} in {Y}",
             "In {Y} the {t} at {p} received {n} of {u}, which went on to the {v} by the same road.",
             ("the {p} {t} received {n} of {u} in {Y}", "le {t} de {p} a reçu {N} de {u} en {Y}"),
             ("What the {t} took in", "Ce que le {t} a reçu"), figures=(("{Y}", "{n}", "{N}"),)),
    ),
    "change": (
        Told("The {t} of {p} fell from {n} in {Y} to {m} in {Z}",
             "What the {t} at {p} landed went from {n} in {Y} down to {m} in {Z}, by the count of its {u}.",
             ("the {t} of {p} landed {n} in {Y} and {m} in {Z}", "le {t} de {p} a débarqué {N} en {Y} et {M} en {Z}"),
             ("Landings of the {t}", "Débarquements du {t}"), figures=(("{Y}", "{n}", "{N}"), ("{Z}", "{m}", "{M}"))),
    ),
    "alleged": (
        Told("{s} accused {A} of holding back the {t} of {p}",
             "{S} accused {A} of keeping back the {t} at {p}, to the harm of the {u} and of the {v}.",
             ("{S} accuses {A} of holding the {t} of {p} back", "{S} accuse {A} de retenir le {t} de {p}")),
    ),
    "denied": (
        Told("{s} denied that {A} had held back the {t} of {p}",
             "{S} denied that {A} kept back the {t} at {p}, or that the {u} had come to harm by it.",
             ("{S} denied that the {t} of {p} was held back by {A}", "{S} nie que {A} ait retenu le {t} de {p}")),
    ),
    "assessment": (
        Told("{s} thinks the {t} of {p} safe from the {u}",
             "{S} thinks that the {t} at {p} is safe from the {u}, as the {v} beside it has always been.",
             ("{S} holds the {t} of {p} to be safe from the {u}",
              "{S} tient le {t} de {p} pour hors d'atteinte du {u}")),
    ),
    "recommendation": (
        Told("{s} recommends that {A} keep the {t} of {p}",
             "{S} recommends that {A} keep the {t} at {p}, with the {u} that belongs to it and its {v}.",
             ("{S} would have {A} keep the {t} of {p} and its {u}",
              "{S} recommande que {A} garde le {t} de {p} et son {u}")),
    ),
}  # fmt: skip

NOTES: tuple[Pair, ...] = (
    ("The text does not say to whom the {w} of {p} belongs, nor who paid for it.",
     "Le texte ne dit pas à qui appartient le {w} de {p}, ni qui l'a payé."),
    ("The headline speaks of the {w}; the story itself leaves it out.",
     "Le titre parle du {w}; l'article lui-même le passe sous silence."),
    ("A paragraph further down the same text calls it a {w}.", "Un paragraphe plus loin, le même texte l'appelle {w}."),
)  # fmt: skip
CAUTION = "That the {w} of {p} is meant follows from the paragraph before, and stands in no word of this one."
DESCRIPTOR: Pair = (
    ("A wire story of the {t}, as a newspaper's site has it. It quotes each side once, gives no source for a figure,"
     " and its headline reads darker than the story does."),
    ("Une dépêche du {t}, reprise par le site d'un journal. Elle cite chaque partie une fois, ne donne pas la source de"
     " ses chiffres, et son titre est plus sombre que le texte."),
)  # fmt: skip
GAP: Pair = ("Which {v} was meant, on what day it came to the {t}, and who let it in, is not said.",
             "On ne dit pas de quel {v} il s'agit, quel jour il est arrivé au {t}, ni par qui.")  # fmt: skip
ASKED: Pair = ("Do the accounts of the {t} at {p} agree with those of the {u}?",
               "Les récits sur le {t} de {p} concordent-ils avec ceux sur le {u}?")  # fmt: skip
#: What we say ourselves, between cited sentences.
OURS: tuple[Pair, ...] = (
    ("What came of the {t} the report leaves out.", "Ce qu'il est advenu du {t}, le compte rendu le tait."),
    ("How far the {t} reached beyond the {u} is left open, and so is the price of it.",
     "Jusqu'où le {t} dépassait le {u} reste ouvert, et son prix aussi."),
    ("The report gives the {t} as known and keeps to itself from whom it has it.",
     "Le compte rendu donne le {t} pour connu et ne dit pas de qui il le tient."),
    ("What the {t} made of the {u} is told by others, as far as these texts go.",
     "Ce que le {t} pensait du {u}, d'autres le disent, pour autant que ces textes en parlent."),
    ("Here the evidence thins, for the {t} is seen through the eyes of the {u} alone.",
     "Ici les preuves se font rares, car le {t} n'est vu que par les yeux du {u}."),
    ("Whether the {t} would have gone on apart from the {u} these reports leave open.",
     "Si le {t} aurait pu se passer du {u}, ces comptes rendus le laissent ouvert."),
    ("Beyond the words lay the {t}, and beyond the {t} the old quarrel over the {u}.",
     "Derrière les mots il y avait le {t}, et derrière le {t} la vieille querelle du {u}."),
    ("That the {t} and the {u} are named in one breath shows how close they had come.",
     "Que le {t} et le {u} soient nommés d'un même souffle montre combien ils s'étaient rapprochés."),
)  # fmt: skip
TITLES: tuple[Pair, ...] = (
    ("What the {t} changed between the shores, and what it left", "Ce que le {t} a changé, et ce qu'il a laissé"),
    ("The {t} outlived the quarrel over the {u}", "Le {t} a survécu à la querelle du {u}"),
    ("On the {t} each shore tells another story", "Sur le {t}, chaque rive raconte une autre histoire"),
    ("The {t} has a place in both harbours, and no owner", "Le {t} a sa place dans les deux ports, sans propriétaire"),
)
HEADLINE: Pair = ("The {t} came back to both shores, but the {u} was left as it was",
                  "Le {t} est revenu sur les deux rives, mais le {u} est resté tel quel")  # fmt: skip
QUESTION: Pair = ("What did the {t} settle between the shores, and what did it leave to the {u}?",
                  "Qu'est-ce que le {t} a réglé entre les rives, et qu'a-t-il laissé au {u}?")  # fmt: skip
#: Opens and closes an inference.
INFERENCES: tuple[Pair, ...] = (
    ("Taken together, this leaves the {t} with more to lose than the {u}",
     "Pris ensemble, cela laisse au {t} plus à perdre qu'au {u}"),
    ("The {t} looks the firmer of these, since the {u} stands in a common text",
     "Le {t} paraît le plus ferme, puisque le {u} figure dans un texte commun"),
)  # fmt: skip
JUDGEMENT: Pair = ("The {t} held between the shores for as long as the {u} was kept out of it",
                   "Le {t} a tenu entre les rives tant que le {u} en est resté absent")  # fmt: skip
FURTHER: tuple[Pair, ...] = (
    (", and the {v} with it", ", et le {v} avec lui"),
    (", though the {w} gained by it", ", même si le {w} y a gagné"),
)
WHY: Pair = ("The report quotes each side on the {t}, but nobody else tells of it.",
             "Le compte rendu cite chaque partie sur le {t}, mais personne d'autre n'en parle.")  # fmt: skip
#: What a recommendation begins with, in bold.
ADVICE: tuple[Pair, ...] = (
    ("Keep the {t} open and widen it.", "Garder le {t} ouvert et l'élargir."),
    ("Bring back the {t} of the shores.", "Rétablir le {t} des rives."),
    ("Publish what the {t} settled.", "Publier ce que le {t} a réglé."),
    ("Give the {t} up last of all.", "Céder le {t} en tout dernier."),
)
