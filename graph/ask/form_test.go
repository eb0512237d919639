package ask_test

import (
	"testing"

	"kg/graph/ask"
)

func TestAQuestionMayBeWordedInSeveralWays(t *testing.T) {
	for question, want := range map[string]string{
		"which events does A. Roe 2001b explain?":                       "explained-by-work",
		"Which events and policies does Roe & Doe 2001 report":          "explained-by-work",
		"what does A. Roe 2001 dispute?":                                "explained-by-work",
		"Which policies are explained by A. Roe 2001?":                  "explained-by-work",
		"Which works explain the harbour strike?":                       "works-explaining",
		"Which papers dispute the Sea Accord?":                          "works-explaining",
		"Who explains the harbour strike, and who disagrees?":           "works-explaining",
		"Which source does the paper cite for the Sea Accord?":          "works-explaining",
		"Who took part in the harbour talks?":                           "took-part",
		"Which states participated in the harbour talks?":               "took-part",
		"Who signed the Sea Accord?":                                    "signed",
		"Which actors oppose the Sea Accord?":                           "opposes",
		"Which policies did Ana Ruiz adopt, and when?":                  "adopted-by",
		"What policies were introduced by Ana Ruiz?":                    "adopted-by",
		"Who launched the Fund?":                                        "adopters",
		"What links Norway and the Sea Accord?":                         "links",
		"How are Norway and Peru connected?":                            "links",
		"Which works are cited together with A. Roe 2001?":              "co-cited",
		"Which papers share references with A. Roe 2001?":               "coupled",
		"Who cites A. Roe 2001?":                                        "citing",
		"What was cited in the section Methods?":                        "cited-in-section",
		"Which references are never cited?":                             "never-cited",
		"Which citations have no reference entry?":                      "without-reference",
		"Which citations are ambiguous?":                                "doubtful",
		`Which reference is "Roe (2001)"?`:                              "which-reference",
		"Which work is cited most?":                                     "most-cited",
		"What happened between 1998 and 2001-05?":                       "between-dates",
		"What happened in 1999?":                                        "between-dates",
		"Which events took place between May 1998 and 3 June 2001?":     "between-dates",
		"What happened between the Sea Accord and the harbour talks?":   "between-dates",
		"List the events from 1998 to 2001":                             "between-dates",
		"What happened since 2001?":                                     "between-dates",
		"What happened before the Sea Accord?":                          "between-dates",
		"Has A. Roe 2001 been retracted?":                               "retracted",
		"Was A. Roe 2001b withdrawn?":                                   "retracted",
		"Is A. Roe 2001 corrected?":                                     "retracted",
		"Which notice retracts A. Roe 2001?":                            "retracted",
		"Which works have been retracted?":                              "retracted",
		"Which version of A. Roe 2001 is cited?":                        "versions",
		"Which other editions of A. Roe 2001 are there?":                "versions",
		"Is there a preprint of A. Roe 2001?":                           "versions",
		"Does A. Roe 2001 have a later edition?":                        "versions",
		"What do the news say that papers don't?":                       "news-only",
		"Which events do the news report that the papers do not?":       "news-only",
		"What is named only in the papers?":                             "news-only",
		"Which events are mentioned by the news but not by the papers?": "news-only",
		"Which unused references of the paper?":                         "never-cited",
		"Which entries does no citation point to?":                      "never-cited",
		"By whom is A. Roe 2001 cited?":                                 "citing",
		"What did Norway sign?":                                         "doings",
		"Which events did Ana Ruiz take part in?":                       "doings",
		"Which agreements has Norway signed?":                           "doings",
		"What did Ana Ruiz oppose?":                                     "doings",
		"Who leads the Harbour Party?":                                  "belonging",
		"Who was the president of Norway?":                              "belonging",
		"Who are the members of the Harbour Party?":                     "belonging",
		"What caused the harbour strike?":                               "causes",
		"Why did the harbour talks fail?":                               "causes",
		"What are the root causes of the harbour strike?":               "causes",
		"What led to the Sea Accord?":                                   "causes",
		"What did the harbour strike lead to?":                          "effects",
		"What were the consequences of the Sea Accord?":                 "effects",
		"Who attended the harbour talks?":                               "took-part",
		"Who signed the treaty between Norway and Peru?":                "signed",
		"Which works explain what happened to the harbour?":             "works-explaining",
		"What do the papers say that the news do not?":                  "news-only",
		"Which loaded documents mention the harbour strike?":            "documents-mention",
		"Which citation of the paper differs by one year?":              "doubtful",
		"Which documents mention the harbour strike?":                   "documents-mention",
		"Which documents of this corpus mention the strike?":            "documents-mention",
		"How many references are there?":                                "references-count",
		"Which rates go with each port (Table 2)?":                      "table",
	} {
		f, ok := ask.FormOf(question)
		if !ok || f.Name != want {
			t.Errorf("%s: read as %q, want %q", question, f.Name, want)
		}
	}
}

func TestWhatIsNoQuestionIsNotTakenForOne(t *testing.T) {
	for _, s := range []string{"", "?", "hello", "tell me a story", "events", "K. S. 2024b"} {
		if f, ok := ask.FormOf(s); ok {
			t.Errorf("%q: read as %s", s, f.Name)
		}
	}
}

func TestEveryFormHasAnExampleOfItsOwn(t *testing.T) {
	for _, f := range ask.Forms() {
		got, ok := ask.FormOf(f.Example())
		if !ok || got.Name != f.Name {
			t.Errorf("%s: its example %q is read as %q", f.Name, f.Example(), got.Name)
		}
	}
}

func FuzzFormOf(f *testing.F) {
	for _, form := range ask.Forms() {
		f.Add(form.Example())
	}
	f.Fuzz(func(_ *testing.T, question string) {
		if len(question) <= ask.MaxQuestion {
			ask.FormOf(question)
		}
	})
}
