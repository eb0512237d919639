package resolve_test

import (
	"strings"
	"testing"

	"kg/document"
	"kg/graph"
	"kg/resolve"
)

// bibliography is a document whose text is its entries, a line each.
func bibliography(meta document.Metadata, entries ...document.Reference) *document.Document {
	d := &document.Document{Name: "list.md", Meta: meta}
	var text strings.Builder
	text.WriteString("Of locks and levies.\n\n")
	d.Blocks = append(d.Blocks, document.Block{Span: document.Span{End: 20}, Content: document.Span{End: 20}, Kind: document.Paragraph, Section: -1, Continues: -1})
	for _, r := range entries {
		start := text.Len()
		r.Raw = strings.TrimSpace(r.Key + " " + r.Title + ". " + r.Container + " " + r.Pages)
		text.WriteString(r.Raw)
		r.Span = document.Span{Start: start, End: text.Len()}
		r.Parts, r.Confidence = []document.Span{r.Span}, 1
		d.Blocks = append(d.Blocks, document.Block{Span: r.Span, Content: r.Span, Kind: document.Paragraph, Section: -1, Continues: -1})
		d.Layers.References = append(d.Layers.References, r)
		text.WriteString("\n\n")
	}
	d.Text, d.ID = text.String(), document.Digest([]byte(text.String()))
	d.Size, d.Origin = int64(len(d.Text)), document.Identity(len(d.Text), 0)
	return d
}

func entry(key, year, title string, change ...func(*document.Reference)) document.Reference {
	r := document.Reference{Key: key, Year: year, Title: title, Authors: []document.Person{{Family: strings.Fields(key)[0]}}}
	for _, c := range change {
		c(&r)
	}
	return r
}

// worksOf counts the works that the entries of a document describe.
func worksOf(t *testing.T, d *document.Document) int {
	t.Helper()
	works := map[graph.ID]bool{}
	for _, e := range edges(t, d, graph.Describes) {
		works[e.To] = true
	}
	return len(works)
}

func TestTwoEntriesAreOneWorkOnlyWhenTheyAreTheSameEntryTwice(t *testing.T) {
	const title = "The quiet canals of the northern river towns"
	suffix := func(s string) func(*document.Reference) {
		return func(r *document.Reference) { r.Suffix, r.Container = s, "Harbour Review" }
	}
	pages := func(p string) func(*document.Reference) {
		return func(r *document.Reference) { r.Pages, r.Container = p, "Harbour Review" }
	}
	for _, c := range []struct {
		name string
		one  document.Reference
		two  document.Reference
		want int
	}{
		{"listed twice", entry("Okafor 2024", "2024", title), entry("Okafor 2024 again", "2024", title), 1},
		{"2024a and 2024b", entry("Okafor 2024a", "2024", title, suffix("a")), entry("Okafor 2024b", "2024", title, suffix("b")), 2},
		{"other pages", entry("Okafor 2024", "2024", title, pages("11-30")), entry("Okafor 2024x", "2024", title, pages("97-120")), 2},
		{"other DOIs", entry("Okafor 2024", "2024", title, func(r *document.Reference) { r.DOI = "10.5555/a" }), entry("Okafor 2024x", "2024", title, func(r *document.Reference) { r.DOI = "10.5555/b" }), 2},
	} {
		if got := worksOf(t, bibliography(document.Metadata{}, c.one, c.two)); got != c.want {
			t.Errorf("%s: %d works, want %d", c.name, got, c.want)
		}
	}
}

func TestANoticeLeadsToTheWorkThatItIsAbout(t *testing.T) {
	const title = "Silt loads of tidal rivers after dredging"
	for _, c := range []struct {
		notice   string
		relation graph.Relation
		want     int
	}{
		{"Retraction: " + title, graph.Retracts, 1},
		{"RETRACTION NOTICE TO “" + title + "”", graph.Retracts, 1},
		{"Erratum to: " + title, graph.Corrects, 1},
		{"Correction to: " + title, graph.Corrects, 1},
		{"Reply to: " + title, graph.Retracts, 0},
		{"RETRACTED: " + title, graph.Retracts, 0},
		{"Corrections to scaling in tidal rivers", graph.Corrects, 0},
	} {
		for _, listed := range []bool{true, false} {
			list := []document.Reference{entry("Duarte 2020", "2020", c.notice)}
			if listed {
				list = append(list, entry("Duarte 2018", "2018", title))
			}
			d := bibliography(document.Metadata{}, list...)
			got := edges(t, d, c.relation)
			if len(got) != c.want {
				t.Errorf("%s: %d edges, want %d", c.notice, len(got), c.want)
				continue
			}
			if c.want == 1 && (!strings.Contains(got[0].Evidence[0].Quote, c.notice) || got[0].Evidence[0].Reason == "") {
				t.Errorf("%s: evidence %+v", c.notice, got[0].Evidence[0])
			}
			if c.want == 1 && listed {
				described := edges(t, d, graph.Describes)
				if got[0].To != described[0].To && got[0].To != described[1].To {
					t.Errorf("%s: it does not lead to the entry of this bibliography", c.notice)
				}
			}
		}
	}
}

func TestATitleMarkedAsRetractedMarksTheWork(t *testing.T) {
	b, err := resolve.Batch(bibliography(document.Metadata{}, entry("Duarte 2018", "2018", "RETRACTED: Silt loads of tidal rivers after dredging")))
	if err != nil {
		t.Fatal(err)
	}
	marked := 0
	for _, n := range b.Claims {
		if w, ok := n.(*graph.Work); ok && w.Retracted {
			marked++
		}
	}
	if marked != 1 {
		t.Errorf("%d works are marked as retracted", marked)
	}
}

func TestAPreprintAndItsArticleInOneBibliographyAreVersions(t *testing.T) {
	const title = "Sluice scheduling with learned arrival times"
	d := bibliography(document.Metadata{},
		entry("Lindqvist 2022", "2022", title, func(r *document.Reference) { r.Container, r.Volume = "Transport Science", "56" }),
		entry("Lindqvist 2021", "2021", title, func(r *document.Reference) { r.Container, r.URL = "arXiv", "https://arxiv.org/abs/2106.01234" }))
	got := edges(t, d, graph.VersionOf)
	if len(got) != 1 || !strings.Contains(got[0].Evidence[0].Quote, "2021") {
		t.Fatalf("got %+v", got)
	}
}

func TestWhatTheMarkupStatesOfOtherWorksIsTaken(t *testing.T) {
	d := bibliography(document.Metadata{Title: "Of locks and levies", DOI: "10.5555/own", TitleSpan: document.Span{End: 19}, Related: []document.RelatedWork{
		{Relation: "preprint", DOI: "10.5555/early"}, {Relation: "retracted-article", DOI: "10.5555/gone"}, {Relation: "corrected-article", DOI: "10.5555/OWN"}, {Relation: "commentary", DOI: "10.5555/x"},
	}})
	if got := edges(t, d, graph.VersionOf); len(got) != 1 {
		t.Errorf("versions: %+v", got)
	}
	if got := edges(t, d, graph.Retracts); len(got) != 1 || got[0].Evidence[0].Quote != "Of locks and levies" {
		t.Errorf("retracts: %+v", got)
	}
	if got := edges(t, d, graph.Corrects); len(got) != 0 {
		t.Errorf("a work that corrects itself: %+v", got)
	}
}
