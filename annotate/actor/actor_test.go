package actor_test

import (
	"context"
	"strings"
	"testing"

	"kg/annotate/actor"
	"kg/annotate/lexicon"
	"kg/document"
)

func actors(t *testing.T, sentences ...string) string {
	t.Helper()
	lex, err := lexicon.Merge()
	if err != nil {
		t.Fatal(err)
	}
	d := &document.Document{Name: "x", Media: "text/plain", Text: strings.Join(sentences, "\n")}
	at := 0
	for i, s := range sentences {
		span := document.Span{Start: at, End: at + len(s)}
		d.Blocks = append(d.Blocks, document.Block{Span: span, Kind: document.Paragraph, Content: span, Section: -1, Continues: -1})
		d.Layers.Passages = append(d.Layers.Passages, document.Passage{Span: span, Block: i, Kind: document.Paragraph})
		at = span.End + 1
	}
	if err := actor.New(lex).Annotate(context.Background(), d); err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, e := range d.Layers.Entities {
		for _, m := range e.Mentions {
			s := d.Slice(m.Span) + "=" + e.Key
			if m.Oblique {
				s += "*"
			}
			out = append(out, s)
		}
	}
	return strings.Join(out, " | ")
}

func TestActors(t *testing.T) {
	for _, c := range []struct {
		name string
		in   []string
		want string
	}{
		{"a capital that acts is its government", []string{"Lima rejected the offer."}, "Lima=geo:PE*"},
		{"a capital that is moved is its government", []string{"The raid gave Lima its pretext.", "Why did Lima pay?", "It was sunk by agents of Lima."}, "Lima=geo:PE* | Lima=geo:PE* | Lima=geo:PE*"},
		{"one name with an office behind it", []string{"Then Techoro, the commander of the guard, left."}, "Techoro=person:techoro"},
		{"an organ of a state", []string{"Then the congress of Peru met."}, "congress of Peru=org:congressofperu"},
		{"an organ with its abbreviation", []string{"Then the armed forces (QFA) met.", "The QFA left."}, "armed forces=org:qfa | QFA=org:qfa | QFA=org:qfa"},
		{"an operation is no actor", []string{"Then Operation Patient Force began.", "Operation Patient Force said little."}, ""},
		{"an abbreviation that is explained", []string{"The product is KOMEKA, a fishing body of ten states.", "Few trust KOMEKA now."}, "KOMEKA=org:komeka | KOMEKA=org:komeka"},
		{"a capital where something happens is a place", []string{"They met in Lima and flew to Quito."}, ""},
		{"a capital at the head of a report is a place", []string{"LIMA — The mayor resigned."}, ""},
		{"a seat is always its government", []string{"An aide at the White House wept."}, "White House=geo:US*"},
		{"a government is its state", []string{"The Peruvian government fell."}, "Peruvian government=geo:PE"},
		{"an adjective is no mention", []string{"The Peruvian coast is long."}, ""},
		{"no possessive", []string{"Peru’s coast is long."}, "Peru=geo:PE"},
		{"a family name after the full name", []string{"President Helen Carrick spoke.", "Carrick left."}, "Helen Carrick=person:helencarrick | Carrick=person:helencarrick"},
		{"a family name of two persons is neither", []string{"Helen Carrick met Robert Carrick.", "Carrick left."}, "Helen Carrick=person:helencarrick | Robert Carrick=person:robertcarrick"},
		{"two persons in a row", []string{"President Carrick and Robert Moss signed."}, "Carrick=person:carrick | Robert Moss=person:robertmoss"},
		{"a family name that stands first", []string{"It was Kwon Tae-ho who spoke; Kwon left."}, "Kwon Tae-ho=person:kwontaeho | Kwon=person:kwontaeho"},
		{"an abbreviation defined", []string{"The Harbour Workers Union (HWU) met.", "The HWU left."}, "Harbour Workers Union=org:harbourworkersunion | HWU=org:harbourworkersunion | HWU=org:harbourworkersunion"},
		{"an office is not its body", []string{"He is Secretary of the Harbour Council."}, "Harbour Council=org:harbourcouncil"},
		{"two bodies with and", []string{"Greenpeace and the Harbour Council met."}, "Greenpeace=geo:GREENPEACE | Harbour Council=org:harbourcouncil"},
		{"a name of no known form that acts", []string{"Yesterday Oyelaran Tsitsi denied it.", "Tsitsi left."}, "Oyelaran Tsitsi=person:oyelarantsitsi | Tsitsi=person:oyelarantsitsi"},
		{"a name that only things happen in is a place", []string{"They met in Villa Quemada, near Orsha."}, ""},
		{"a name that is launched is no actor", []string{"He launched Tierra Nuestra in May."}, ""},
		{"one word that acts", []string{"In June Kablonet denied the outage."}, "Kablonet=org:kablonet"},
		{"one word that things happen in", []string{"In June a bridge fell in Kablo, who knows why."}, ""},
		{"a common word that begins a sentence", []string{"Voters rejected it.", "Critics denied that."}, ""},
		{"a scholar who only argues", []string{"But Ostrowek argues that wages rose."}, ""},
		{"two names with and", []string{"He sued Kablonet and Ferrotron Vidal."}, "Kablonet=org:kablonet | Ferrotron Vidal=person:ferrotronvidal"},
		{"a body and a person with of", []string{"Helen Carrick of the Harbour Bank of Peru spoke."}, "Helen Carrick=person:helencarrick | Harbour Bank of Peru=org:harbourbankofperu"},
		{"a force and its general", []string{"The Harbour Defence Forces of General Helen Carrick fled."}, "Harbour Defence Forces=org:harbourdefenceforces | Helen Carrick=person:helencarrick"},
		{"a possessor and what is theirs", []string{"Helen Carrick's Forward Orchard Party won."}, "Helen Carrick=person:helencarrick | Forward Orchard Party=org:forwardorchardparty"},
		{"a party without its noun", []string{"The Forward Orchard Party won.", "A judge banned Forward Orchard."}, "Forward Orchard Party=org:forwardorchardparty | Forward Orchard=org:forwardorchardparty"},
		{"initials", []string{"It was J. B. Carrick who spoke.", "Helen K. Moss left."}, "J. B. Carrick=person:jbcarrick | Helen K. Moss=person:helenkmoss"},
		{"a general with a dot", []string{"A friend of Gen. Carrick spoke."}, "Carrick=person:carrick"},
		{"an office of several words", []string{"Foreign Minister Dorel Vantu spoke."}, "Dorel Vantu=person:dorelvantu"},
		{"a double family name", []string{"Helen Maria Soto Carrick spoke.", "Then Soto Carrick left."}, "Helen Maria Soto Carrick=person:helenmariasotocarrick | Soto Carrick=person:helenmariasotocarrick"},
		{"an Arabic article with a capital", []string{"Ahmed al-Rashdi spoke.", "Al-Rashdi left."}, "Ahmed al-Rashdi=person:ahmedalrashdi | Al-Rashdi=person:ahmedalrashdi"},
		{"an organ of a state", []string{"The Kenyan parliament and the Thai army refused."}, "Kenyan parliament=org:kenyanparliament | Thai army=org:thaiarmy"},
		{"an organ that describes a person", []string{"The Thai army chief refused."}, ""},
		{"a republic that nobody knows", []string{"The Republic of Orvalia was dissolved."}, "Republic of Orvalia=org:republicoforvalia"},
		{"a company with a small plc", []string{"The police protected Carrick plc that day."}, "Carrick plc=org:carrickplc"},
		{"a feast does not act", []string{"They abolished Great Harvest Day; Great Harvest Day ended."}, ""},
		{"a capital that is moved", []string{"The march alarmed Lima."}, "Lima=geo:PE*"},
		{"a town that is taken", []string{"The rebels besieged Lima."}, ""},
		{"a title is no part of the name", []string{"A note by Justice D. Y. Carrick came.", "Justice was done."}, "D. Y. Carrick=person:dycarrick"},
		{"an office with of", []string{"He met Secretary of State Helen Carrick there."}, "Helen Carrick=person:helencarrick"},
		{"a pronoun is no state", []string{"Let us see who did it."}, ""},
		{"a name behind a given name is no state", []string{"Michael Jordan won."}, "Michael Jordan=person:michaeljordan"},
		{"a region is no actor", []string{"The Middle East and the Sahel are hot."}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := actors(t, c.in...); got != c.want {
				t.Fatalf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}
