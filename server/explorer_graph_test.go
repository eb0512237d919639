package server_test

import (
	"fmt"
	"net/url"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"kg/graph"
	"kg/server"
)

const beside = `document.querySelector(".graph aside")?.innerText`

// drawn waits until the graph's picture has so many things and lines.
func (p page) drawn(things, lines int) {
	p.t.Helper()
	p.until(`document.querySelector(".canvas")?.getAttribute("aria-label") + " " + document.querySelector(".graph")?.getAttribute("aria-busy")`,
		fmt.Sprintf("%d things and %d lines; the list beside it holds the same false", things, lines))
}

// press presses the button with these words.
func (p page) press(within, words string) {
	p.t.Helper()
	p.click(within+" button", words)
}

func TestTheGraphIsOpenedStepByStepAndSaysWhyALineIsThere(t *testing.T) {
	a := serve(t, filled(t, rivers()), server.Limits{})
	flood := string(graph.NewID("event", "Amber Flood", "2020-08"))
	p := explore(t, a, "#/graph?around="+flood)
	p.drawn(6, 7) // the flood, its three works, the ban and the accord; the works explain and dispute the ban too
	if n := p.text(`document.querySelectorAll(".canvas canvas").length`); n == "0" {
		t.Error("nothing is drawn")
	}
	p.text(`document.querySelector(".list").open = true`)
	p.press(".list", "Levee Accord")
	p.until(beside, "followed from Amber Flood")
	p.press(".graph aside", "Open its neighbours")
	p.drawn(8, 9) // who signed it
	if hash := p.text("location.hash"); !strings.Contains(hash, url.QueryEscape(flood)) || !strings.Contains(hash, "policy") {
		t.Errorf("the address ends in %q", hash)
	}
	p.press(".graph aside", "was signed by Mina Oh")
	p.until(beside, "which the board signed with Mina Oh.")
	p.picture("explorer-graph")
	if to := p.text(`document.querySelector(".graph aside figcaption a").getAttribute("href")`); !strings.HasPrefix(to, "#/document/") {
		t.Errorf("the quote leads to %q", to)
	}

	p.text("history.back()") // what was opened is taken back
	p.drawn(6, 7)
	p.blameless()
}

func TestTheGraphIsFilteredAndKeepsItsFilterInTheAddress(t *testing.T) {
	a := serve(t, filled(t, rivers()), server.Limits{})
	flood := string(graph.NewID("event", "Amber Flood", "2020-08"))
	for filter, want := range map[string][2]int{
		"&without=WORK":                  {3, 2},
		"&least=0.85":                    {2, 1},
		"&to=2018&without=WORK":          {2, 1}, // of policies the ban of 2017 stays
		"&from=2021&without=WORK":        {2, 1},
		"&document=document:0":           {1, 0},
		"&least=0.85&without=WORK,EVENT": {1, 0},
	} {
		p := explore(t, a, "#/graph?around="+flood+filter)
		p.drawn(want[0], want[1])
		p.blameless()
	}
	p := explore(t, a, "#/graph?around="+flood)
	p.drawn(6, 7)
	p.click(".filters label", "works")
	p.drawn(3, 2)
	p.until("location.hash", "without=WORK")
	p.do(chromedp.Reload())
	p.drawn(3, 2)
}

func TestALargeNeighbourhoodIsSummarisedFirst(t *testing.T) {
	a := serve(t, filled(t, storms(200)), server.Limits{})
	p := explore(t, a, "#/graph?around="+string(graph.NewID("work", "All the Storms")))
	p.drawn(1, 0)
	p.until(beside, "200 edges end here")
	p.press(".graph aside", "explains: 200")
	p.drawn(61, 60)
	p.until(beside, "What is left out")
	p.blameless()
}

func TestWhatIsSeenIsTakenAlongAsAPictureAndAsAFile(t *testing.T) {
	a := serve(t, filled(t, floods()), server.Limits{})
	p := explore(t, a, "#/graph?around="+string(graph.NewID("event", "한강 홍수", "2020-08")))
	p.drawn(2, 1)
	p.text(`document.querySelector(".out").open = true`)
	// The file is caught where it would be saved.
	p.text(`(() => { const make = URL.createObjectURL; URL.createObjectURL = (blob) => { blob.text().then((text) => { window.caught = blob.type + " " + text; }); return make(blob); }; })()`)
	p.press(".out", "Picture (SVG)")
	picture := p.until("window.caught", "</svg>")
	if !strings.HasPrefix(picture, "image/svg+xml ") || !strings.Contains(picture, ">한강 홍수</text>") || strings.Count(picture, "<circle") != 2 || strings.Count(picture, "<line") != 1 {
		t.Errorf("the picture is\n%s", picture)
	}
	p.text("window.caught = ''")
	p.press(".out", "Picture (PNG)")
	p.until("window.caught", "image/png ")

	link := p.until(`document.querySelector('.out a[href^="export/graphml"]')?.href`, "graphml")
	if res, body := get(t, link); res.StatusCode != 200 || !strings.Contains(body, "한강 홍수") || !strings.Contains(body, "벌목과 홍수") {
		t.Errorf("%s: %d %s", link, res.StatusCode, body)
	}
	p.blameless()
}

func TestALineWithMorePassagesThanWereReadIsNotHiddenByItsDocument(t *testing.T) {
	names := []string{"a.md", "b.md", "c.md"}
	var batches []graph.Batch
	for _, name := range names {
		batches = append(batches, explainer(name, "Gale 2023", "Rain on Snow"))
	}
	a := serve(t, filled(t, batches...), server.Limits{})
	for _, name := range names {
		p := explore(t, a, "#/graph?around="+string(event("Amber Flood", "2020-08").ID)+"&document="+string(graph.NewID("document", name)))
		p.drawn(2, 1)
		p.blameless()
	}
}

func TestWhoShowsATokenTakesAFileAlongAndOthersAreToldWhyNot(t *testing.T) {
	g := guard(t, true)
	flood := string(event("Amber Flood", "2020-08").ID)
	p := explore(t, g.api, "")
	p.text(fmt.Sprintf(`sessionStorage.setItem("kg-token", %q)`, strings.TrimPrefix(g.reader, "Bearer ")))
	p.text(fmt.Sprintf(`location.hash = "#/graph?least=0.65&document=document:0&around=%s"`, flood))
	p.do(chromedp.Reload())
	p.drawn(1, 0)
	p.text(`document.querySelector(".out").open = true`)
	p.until(`document.querySelector(".out")?.innerText`, "what all documents say")
	link := p.until(`document.querySelector('.out a[href^="export/jsonl"]')?.href`, "jsonl")
	if !strings.Contains(link, "minConfidence=0.65") {
		t.Errorf("the file is %s", link)
	}
	p.text(`(() => { const make = URL.createObjectURL; URL.createObjectURL = (blob) => { blob.text().then((text) => { window.caught = text; }); return make(blob); }; })()`)
	p.click(".out a", "jsonl")
	p.until("window.caught", "Amber Flood")
	p.text(`sessionStorage.setItem("kg-token", "kg_00000000_no")`)
	p.click(".out a", "jsonl")
	p.until(`document.querySelector(".out [role=alert]")?.innerText`, "the token is not known here")
}
