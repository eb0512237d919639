package policy_test

import (
	"context"
	"strings"
	"testing"

	"kg/annotate/actor"
	"kg/annotate/date"
	"kg/annotate/lexicon"
	"kg/annotate/policy"
	"kg/document"
)

func policies(t *testing.T, lex *lexicon.Lexicon, sentences ...string) string {
	t.Helper()
	d := &document.Document{Name: "x", Media: "text/plain", Text: strings.Join(sentences, "\n")}
	at := 0
	for i, s := range sentences {
		span := document.Span{Start: at, End: at + len(s)}
		d.Blocks = append(d.Blocks, document.Block{Span: span, Kind: document.Paragraph, Content: span, Section: -1, Continues: -1})
		d.Layers.Passages = append(d.Layers.Passages, document.Passage{Span: span, Block: i, Kind: document.Paragraph})
		at = span.End + 1
	}
	for _, a := range []interface {
		Annotate(context.Context, *document.Document) error
	}{date.Annotator{}, actor.New(lex), policy.New(lex)} {
		if err := a.Annotate(context.Background(), d); err != nil {
			t.Fatal(err)
		}
	}
	var out []string
	for _, e := range d.Layers.Entities {
		if e.Kind != document.Policy {
			continue
		}
		for _, m := range e.Mentions {
			s := d.Slice(m.Span)
			if s != e.Name {
				s += "=" + e.Name
			}
			if e.Date != "" {
				s += "@" + e.Date
			}
			out = append(out, s)
		}
	}
	return strings.Join(out, " | ")
}

func TestPolicies(t *testing.T) {
	lex, err := lexicon.Merge()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name string
		in   []string
		want string
	}{
		{"a year behind an act", []string{"He broke the Harbour Safety Act 1998."}, "Harbour Safety Act 1998@1998"},
		{"acts of two years are two", []string{"The Harbour Act 1946 preceded the Harbour Act 1990."}, "Harbour Act 1946@1946 | Harbour Act 1990@1990"},
		{"a number behind a law", []string{"She cited Law No. 1448 there."}, "Law No. 1448"},
		{"a number in thousands", []string{"Peru passed Law 20.453 and Law 30,364 then."}, "Law 20.453 | Law 30,364"},
		{"a number behind a full stop", []string{"They signed the Five-Harbour Treaty.[^12] It lapsed."}, "Five-Harbour Treaty"},
		{"a kind of decree", []string{"They cited Supreme Decree No. 4 there."}, "Supreme Decree No. 4"},
		{"who passed a resolution", []string{"They cited Harbour Council Resolution 12 there."}, "Harbour Council Resolution 12"},
		{"a numbered order", []string{"She issued Executive Order 99812 there."}, "Executive Order 99812"},
		{"a numbered bill", []string{"He wrote SB 9912 there."}, "SB 9912"},
		{"a question put to the voters", []string{"They passed Proposition 912 there."}, "Proposition 912"},
		{"a title with a part in brackets", []string{"Lima broke the Harbours (Amendment) Act 2019 then."}, "Harbours (Amendment) Act 2019@2019"},
		{"a person called Bill", []string{"It was Bill Carrick who spoke."}, ""},
		{"a person behind a constitution", []string{"They kept the 1980 Constitution of Helen Carrick."}, "1980 Constitution@1980"},
		{"who imposed it", []string{"He lifted the US embargo then."}, "US embargo"},
		{"a verb before the noun", []string{"Peru lifted sanctions.", "Amnesty International criticised tariffs."}, ""},
		{"the date of what stands before", []string{"The Harbour Act of 2022 offers tax relief."}, "Harbour Act of 2022@2022"},
		{"a compound with a number", []string{"Lima ended the two-boat policy there."}, "two-boat policy"},
		{"a compound without one", []string{"Lima ended the long-term policy there."}, ""},
		{"a short name in brackets", []string{"He left the Coastal Missile Forces Treaty (CMF Treaty).", "The CMF Treaty lapsed."}, "Coastal Missile Forces Treaty | CMF Treaty=Coastal Missile Forces Treaty | CMF Treaty=Coastal Missile Forces Treaty"},
		{"a head alone that was defined", []string{"He broke the Harbour Safety Act.", "Then the Act lapsed."}, "Harbour Safety Act | Act=Harbour Safety Act"},
		{"a head alone that was not", []string{"Then the Act lapsed."}, ""},
		{"a regulation is not the directive it replaced", []string{"The Fish Quay Regulation replaced the Fish Quay Directive."}, "Fish Quay Regulation | Fish Quay Directive"},
		{"an order without a capital", []string{"The Harbour order fell.", "They wrote the Open Harbour Order."}, "Open Harbour Order"},
		{"a treaty between states", []string{"London ended the Anglo-Peruvian Alliance then."}, "Anglo-Peruvian Alliance"},
		{"a loan of a bank", []string{"A World Bank facility came."}, ""},
		{"what a measure is on", []string{"Lima imposed a ban on herring nets in 1990."}, "ban on herring nets"},
		{"a measure that nobody took", []string{"They spoke of a ban on herring nets."}, ""},
		{"a measure behind a noun", []string{"The herring quota cut catches."}, "herring quota"},
		{"a measure that is only judged", []string{"They met with a strict quota there."}, ""},
		{"measures that a verb takes", []string{"Peru lifted herring quotas."}, "herring quotas"},
		{"measures without a verb", []string{"Herring quotas came."}, ""},
		{"what is pegged", []string{"Peru gave up the peg to the dollar."}, "peg to the dollar"},
		{"a measure told by a number", []string{"Peru kept the three-boat limit."}, "three-boat limit"},
		{"a number of days is none", []string{"Peru kept the three-day limit."}, ""},
		{"a phrase", []string{"Peru was under martial law then."}, "martial law"},
		{"a phrase that only narrows", []string{"They met a minimum wage commission."}, ""},
		{"a name given behind a measure", []string{"Lima passed a rent cap, the Techolima, in 1990.", "The Techolima fell."}, "rent cap | Techolima=rent cap | Techolima=rent cap"},
		{"a law in another language", []string{"Lima passed the Ley de Puertos in 1990.", "It was the loi Ruiz."}, "Ley de Puertos | loi Ruiz"},
		{"a compound in another language", []string{"They fought the Hafengesetz there."}, "Hafengesetz"},
		{"a numbered article", []string{"They revised Article 9 in 1990."}, "Article 9"},
		{"a section of a paper", []string{"They turn to Section 3 now."}, ""},
		{"a section of a law", []string{"They struck down Section 377 there."}, "Section 377"},
		{"a plan named for its year", []string{"Peru wrote its Harbour Vision 2040 then."}, "Harbour Vision 2040"},
		{"a name that an apposition explains", []string{"He wrote Techo Firme, a programme of loans.", "Peru then gave Techo Firme up."}, "Techo Firme | Techo Firme"},
		{"a reform told by its year", []string{"They undid the reform of 1952."}, "reform of 1952@1952"},
		{"three laws at once", []string{"They undid the three harbour laws."}, "harbour laws"},
		{"an operation that is launched", []string{"They launched Operasi Techo then."}, ""},
		{"a short form of the only one", []string{"Lima imposed a ban on herring nets in 1990.", "The ban lasted."}, "ban on herring nets | ban=ban on herring nets"},
		{"a short form of the one named last", []string{"They signed the Lima Treaty.", "They signed the Quito Treaty.", "The treaty lasted."}, "Lima Treaty | Quito Treaty | treaty=Quito Treaty"},
		{"a short form of nothing", []string{"The treaty lasted."}, ""},
		{"an amendment by its number", []string{"They passed the Twenty-first Amendment.", "Then 21A fell."}, "Twenty-first Amendment | 21A=Twenty-first Amendment"},
		{"a law with what it is on", []string{"They passed a law on herring nets."}, "law on herring nets"},
		{"a law that there may be", []string{"They spoke of a law on herring nets."}, ""},
		{"a declaration is named by where it was signed", []string{"They agreed in the Nairobi declaration to go."}, "Nairobi declaration"},
		{"a name that is known without a noun", []string{"Hartz IV cut the dole."}, "Hartz IV"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := policies(t, lex, c.in...); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}
