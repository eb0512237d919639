package statement_test

import (
	"slices"
	"testing"

	"kg/document"
)

// reading is a marked text and what is read in it: want is a list of statements that must all be there; none that is not listed may be there.
type reading struct {
	name, text string
	want       []string
}

func check(t *testing.T, cases []reading) {
	t.Helper()
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			d := marked(c.text)
			compare(t, read(t, d), c.want)
		})
	}
}

// compare tells what is missing and what is not expected.
func compare(t *testing.T, got, want []string) {
	t.Helper()
	for _, w := range want {
		if !slices.Contains(got, w) {
			t.Errorf("missing: %s", w)
		}
	}
	for _, g := range got {
		if !slices.Contains(want, g) {
			t.Errorf("not expected: %s", g)
		}
	}
}

func TestWhatAWorkSays(t *testing.T) {
	check(t, []reading{
		{"a narrative citation with a verb of explaining", "<n:Ortiz (2019)> traces [e:the strike] to the price of bread.",
			[]string{"Ortiz explains the strike"}},
		{"a narrative citation behind 'according to'", "According to <n:Ortiz (2019)>, [e:the strike] broke out because bread was dear.",
			[]string{"Ortiz explains the strike"}},
		{"a citation at the end covers the sentence", "[e:The strike] broke out because bread had doubled in price <c:(Ortiz, 2019)>.",
			[]string{"Ortiz explains The strike"}},
		{"a cause and its effect are both explained", "[e:The drought] drove [e:the great trek] northwards <c:(Ortiz, 2019)>.",
			[]string{"Ortiz explains The drought", "Ortiz explains the great trek", "The drought caused the great trek"}},
		{"two works in one group say the same", "[e:The strike] was caused by hunger <c:(Ortiz, 2019; Lind, 2020)>.",
			[]string{"Ortiz explains The strike", "Lind explains The strike"}},
		{"a citation in mid-sentence covers the clause before it",
			"[e:The strike] failed because the funds ran dry <c:(Ortiz, 2019)>, while [e:the lockout] was settled in court <c:(Lind, 2020)>.",
			[]string{"Ortiz explains The strike", "Lind reports the lockout"}},
		{"two narrative citations share a sentence",
			"<n:Ortiz (2019)> blames the owners for [e:the strike], while <n:Lind (2020)> compares [e:the lockout] with others.",
			[]string{"Ortiz explains the strike", "Lind discusses the lockout"}},
		{"a possessive citation covers what follows", "<q:Ortiz's (2019)> explanation of [e:the strike] is hunger.",
			[]string{"Ortiz explains the strike"}},
		{"an inserted narrative citation covers the sentence", "It was hunger, in <q:Ortiz's (2019)> telling, that made [e:the strike] possible.",
			[]string{"Ortiz explains the strike"}},
		{"a work as agent between commas speaks of the noun before",
			"[p:The relief act], already criticised by <n:Ortiz (2019)>, was replaced after [e:the strike].",
			[]string{"Ortiz discusses The relief act"}},
		{"a relative clause leads back to its noun", "The town lived on [p:the relief act], which <n:Ortiz (2019)> describes as a failure, until spring.",
			[]string{"Ortiz discusses the relief act"}},
		{"a fact with a date is reported", "Nine mills closed on 3 May 1921 during [e:the strike] <c:(Ortiz, 2019)>.",
			[]string{"Ortiz reports the strike"}},
		{"a newspaper reports", "Crowds waited for the end of [e:the strike] <d:(Herald, 1921)>.",
			[]string{"Herald reports the strike"}},
		{"what a newspaper is cited for is a report", "[e:The strike] broke out because bread was dear <d:(Herald, 1921)>.",
			[]string{"Herald reports The strike"}},
		{"comparison only discusses", "<n:Ortiz (2019)> compares [e:the strike] with others.", []string{"Ortiz discusses the strike"}},
		{"an open question only discusses", "Whether [e:the strike] paid remains open <c:(Ortiz, 2019)>.", []string{"Ortiz discusses the strike"}},
		{"'see' only discusses", "[e:The strike] began on 3 May 1921 <s:(see Ortiz, 2019)>.", []string{"Ortiz discusses The strike"}},
		{"a hedge is kept", "Hunger may have caused [e:the strike] <c:(Ortiz, 2019)>.", []string{"Ortiz explains the strike (hedged)"}},
		{"denial disputes", "<n:Ortiz (2019)> denies that [e:the strike] was planned.", []string{"Ortiz disputes the strike"}},
		{"an unnamed voice disputes through a citation", "Others dispute that [e:the strike] was planned <c:(Ortiz, 2019)>.",
			[]string{"Ortiz disputes the strike"}},
		{"a date in a relative clause is not explained", "The reform reflects [p:the open-door policy] of the town, which grew after [e:the strike] <c:(Ortiz, 2019)>.",
			[]string{"Ortiz explains the open-door policy", "Ortiz discusses the strike"}},
		{"a purpose is no cause", "A plan to strengthen [p:the relief act] lay in a drawer <c:(Ortiz, 2019)>.", []string{"Ortiz reports the relief act"}},
		{"in the wake of", "In the wake of [e:the strike], [a:Norway] began [p:a review].", []string{"the strike preceded a review", "Norway initiated a review"}},
		{"allied between commas", "[a:Norway], allied with [a:Peru] then, signed [p:the pact].", []string{"Norway allied_with Peru", "Norway signed the pact"}},
		{"'its' is what the sentence before is about", "[e:The strike] began in May.\nIts end came because the funds ran dry <c:(Ortiz, 2019)>.",
			[]string{"Ortiz explains The strike"}},
		{"a levy is explained by what it did", "[p:The levy] raised prices in the north <c:(Ortiz, 2019)>.", []string{"Ortiz explains The levy"}},
		{"what it did is asked", "Whether [p:the levy] raised prices is contested <c:(Ortiz, 2019)>.", []string{"Ortiz discusses the levy"}},
		{"a change with a figure is a fact", "[p:The levy] raised the age to fifteen <c:(Ortiz, 2019)>.", []string{"Ortiz reports The levy"}},
		{"a meaning is an explanation", "For <n:Ortiz (2019)>, [e:the strike] stood for an age.", []string{"Ortiz explains the strike"}},
		{"scholars who judge", "Historians have often criticised [p:the levy] <c:(Ortiz, 2019)>.", []string{"Ortiz discusses the levy"}},
		{"a noun that looks like a verb is no cue", "[p:The relief act] filled the reports of the committee <c:(Ortiz, 2019)>.",
			[]string{"Ortiz reports The relief act"}},
		{"hearsay keeps its voice", "[a:Lima] noted that [e:the strike] was driven by hunger <c:(Ortiz, 2019)>.",
			[]string{"Ortiz explains the strike via Lima"}},
		{"a sentence without targets says nothing", "Bread was dear because of the drought <c:(Ortiz, 2019)>.", nil},
	})
}

func TestWhatGoesOn(t *testing.T) {
	check(t, []reading{
		{"a pronoun goes on with the claim", "<n:Ortiz (2019)> studies [e:the strike].\nHe also blames [e:the lockout] on the owners.",
			[]string{"Ortiz discusses the strike", "Ortiz explains the lockout"}},
		{"the study goes on with the claim", "<n:Ortiz (2019)> studies [e:the strike].\nThe study attributes [e:the lockout] to greed.",
			[]string{"Ortiz discusses the strike", "Ortiz explains the lockout"}},
		{"another subject does not", "<n:Ortiz (2019)> studies [e:the strike].\nBread also caused [e:the lockout].",
			[]string{"Ortiz discusses the strike"}},
		{"a new paragraph does not", "<n:Ortiz (2019)> studies [e:the strike].\n\nHe also blames [e:the lockout] on the owners.",
			[]string{"Ortiz discusses the strike"}},
		{"a thing is not the author", "<n:Ortiz (2019)> studies [e:the strike].\nIt also closed [e:the lockout].",
			[]string{"Ortiz discusses the strike"}},
		{"a sentence that points back speaks of the one before",
			"[e:The strike] lasted a month.\nThis endurance came about because the funds were deep <c:(Ortiz, 2019)>.",
			[]string{"Ortiz explains The strike"}},
		{"'it' behind a verb of explaining is what was named before", "[e:The strike] lasted a month.\n<n:Ortiz (2019)> explains it by hunger.",
			[]string{"Ortiz explains The strike"}},
		{"a definite noun comes back to what was named",
			"[e:The Oslo Summit] opened in May.\nDuring the summit, old demands hardened, reinforcing distrust <c:(Ortiz, 2019)>.",
			[]string{"Ortiz explains The Oslo Summit"}},
		{"talks that collapse are the summit before", "[e:The Oslo Summit] opened in May.\nHowever, negotiations collapsed due to distrust <c:(Ortiz, 2019)>.",
			[]string{"Ortiz explains The Oslo Summit"}},
		{"a summit of its own is not the one before", "[e:The Oslo Summit] opened in May.\nThe summit of 1986 failed because of distrust <c:(Ortiz, 2019)>.", nil},
		{"one relation for a citation and a target, the strongest",
			"<n:Ortiz (2019)> compares [e:the strike] with others and explains [e:strike=the strike] by hunger.", []string{"Ortiz explains the strike"}},
	})
}

func TestWhatTheDocumentSays(t *testing.T) {
	check(t, []reading{
		{"a thesis in the introduction", "# 1 Introduction\n\nThis article explains [e:the strike] by hunger.", []string{"document explains the strike"}},
		{"no thesis in a middle section", "# 3 Data\n\nThis article explains [e:the strike] by hunger.", nil},
		{"a cause in the introduction", "# Introduction\n\n[e:The strike] broke out because of hunger.", []string{"document explains The strike"}},
		{"a fact in the introduction is no claim", "# Introduction\n\n[e:The strike] broke out in May.", nil},
		{"a cause in the conclusion", "# Conclusion\n\n[e:The strike] failed because the funds ran dry.", []string{"document explains The strike"}},
		{"the abstract's thesis looks back", "# Abstract\n\n[p:The relief act] survived two governments.\nThis article explains that survival by habit.",
			[]string{"document explains The relief act"}},
		{"what the study does is no thesis", "# Introduction\n\nThis study opens with [e:the strike].", nil},
		{"a news page reports", "! news\n\n[e:The strike] began on Monday.", []string{"document reports The strike"}},
		{"a news page explains", "! news\n\nHunger has caused [e:the strike], the union says.",
			[]string{"document explains the strike"}},
		{"a leader who does something else leads to nothing", "! news\n\n[x:Jon Dahl], who led [e:the strike], refused to sign [p:the pact].",
			[]string{"Jon Dahl participated_in the strike", "Jon Dahl not signed the pact", "Jon Dahl opposed the pact"}},
		{"a point of time is not reported", "! news\n\nBread has been dear since [e:the strike].", nil},
	})
}

func TestASecondaryCitationPassesOn(t *testing.T) {
	d := marked("[e:The strike] broke out because bread was dear <c:(Weber, 1922; Ortiz, 2019)>.")
	cs := d.Layers.Citations
	cs[0].Kind, cs[0].Via, cs[0].Status, cs[0].Candidates = document.Secondary, 1, document.Dangling, nil
	d.Layers.Citations = cs
	d.Layers.Statements = nil
	var first, second float64
	statements(t, d)
	for _, s := range d.Layers.Statements {
		switch s.Citation {
		case 0:
			first = s.Confidence
		case 1:
			second = s.Confidence
		}
	}
	if first == 0 || second == 0 || second >= first {
		t.Errorf("confidence of the work seen through another: %.2f, of that other: %.2f; the first should be higher", first, second)
	}
}
