package server_test

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"kg/graph"
	"kg/server"
)

// main is what stands on the explorer's page below its head.
const content = `document.querySelector("main")?.innerText`

// explore is the explorer at a place, in a fresh browser.
func explore(t *testing.T, a *api, place string) page {
	t.Helper()
	w := &witness{origin: a.url}
	p := page{t: t, ctx: browser(t, w), witness: w}
	p.do(chromedp.Navigate(a.url+"/"+place), chromedp.WaitVisible("main h1"))
	return p
}

// blameless fails where the page met an error, or asked elsewhere.
func (p page) blameless() {
	p.t.Helper()
	if met := p.met(); len(met) > 0 {
		p.t.Errorf("the page met: %q", met)
	}
	if n := p.requests(); n < 3 {
		p.t.Errorf("only %d requests were seen", n)
	}
}

// click clicks on the first element that the selector finds with these words in it.
func (p page) click(selector, words string) {
	p.t.Helper()
	p.until(fmt.Sprintf(`[...document.querySelectorAll(%q)].map(e => e.innerText).join("\n")`, selector), words)
	p.text(fmt.Sprintf(`[...document.querySelectorAll(%q)].find(e => e.innerText.includes(%q)).click()`, selector, words))
}

// size sets the size of the window's inside.
func (p page) size(width, height int64) {
	p.t.Helper()
	_, err := chromedp.Call(p.ctx, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: width, Height: height, DeviceScaleFactor: 1})
	if err != nil {
		p.t.Fatal(err)
	}
}

func TestTheExplorerIsTheFirstPage(t *testing.T) {
	a := serve(t, filled(t), server.Limits{})
	for path, media := range map[string]string{
		"/": "text/html", "/explorer/explorer.js": "text/javascript", "/explorer/explorer.css": "text/css", "/explorer/icon.svg": "image/svg+xml",
	} {
		res, body := get(t, a.url+path)
		if res.StatusCode != http.StatusOK || !strings.HasPrefix(res.Header.Get("Content-Type"), media) || body == "" {
			t.Errorf("%s: %d %s", path, res.StatusCode, res.Header.Get("Content-Type"))
		}
		if policy := res.Header.Get("Content-Security-Policy"); strings.Contains(policy, "unsafe") {
			t.Errorf("%s: the policy is %q", path, policy)
		}
	}
	for _, path := range []string{"/explorer", "/explorer/"} {
		if res, _ := get(t, a.url+path); res.StatusCode != http.StatusFound || res.Header.Get("Location") != "/" {
			t.Errorf("%s: %d to %q", path, res.StatusCode, res.Header.Get("Location"))
		}
	}
}

func TestTheFirstPageHasLittleScript(t *testing.T) {
	const most = 200 << 10
	a := serve(t, filled(t), server.Limits{})
	var packed bytes.Buffer
	zip := gzip.NewWriter(&packed)
	// What the page names, and what that imports before anything is clicked.
	seen, open := map[string]bool{}, []string{"/explorer/explorer.js"}
	imports := regexp.MustCompile(`(?:from|import)\s*"\./([^"]+\.js)"`)
	for len(open) > 0 {
		path := open[0]
		open = open[1:]
		if seen[path] {
			continue
		}
		seen[path] = true
		_, body := get(t, a.url+path)
		if _, err := io.WriteString(zip, body); err != nil {
			t.Fatal(err)
		}
		for _, m := range imports.FindAllStringSubmatch(body, -1) {
			open = append(open, "/explorer/"+m[1])
		}
	}
	if err := zip.Close(); err != nil {
		t.Fatal(err)
	}
	if n := packed.Len(); n < 5<<10 || n > most {
		t.Errorf("the script of the first page has %d bytes, packed; at most %d may it have", n, most)
	}
}

func TestTheExplorerCompletesNamesAndFindsThem(t *testing.T) {
	a := serve(t, filled(t, rivers()), server.Limits{})
	p := explore(t, a, "")
	p.until(content, "Amber Flood")
	p.picture("explorer-home")

	p.do(chromedp.SendKeys(".bar input", "flo"))
	p.until(`document.querySelector("[role=option]")?.innerText`, "Flood")
	p.do(chromedp.KeyEvent(kb.ArrowDown))
	if chosen := p.text(`document.getElementById(document.querySelector(".bar input").getAttribute("aria-activedescendant")).innerText`); !strings.Contains(chosen, "Flood") {
		t.Errorf("an arrow leads to %q", chosen)
	}
	p.do(chromedp.KeyEvent(kb.Escape))
	p.text(`document.querySelector(".bar input").select()`)
	p.do(chromedp.SendKeys(".bar input", "amber"), chromedp.KeyEvent(kb.Enter))
	p.until(content, "1 hit")
	p.until(content, "Amber Flood")
	if hash := p.text("location.hash"); hash != "#/search?q=amber" {
		t.Errorf("the address ends in %q", hash)
	}
	p.blameless()
}

func TestTheExplorerAnswersAQuestionWithItsQuotesAndGaps(t *testing.T) {
	a := serve(t, filled(t, rivers()), server.Limits{})
	const question = "Which works explain the Amber Flood?"
	p := explore(t, a, "#/ask?q="+url.QueryEscape(question))
	p.until(content, kimSays)
	for _, want := range []string{question, "Understood as", "What this leaves out", "What the whole graph does not cover", "The same in GraphQL", "% sure"} {
		if shown := p.text(`document.querySelector("main").textContent`); !strings.Contains(shown, want) {
			t.Errorf("the answer lacks %q:\n%s", want, shown)
		}
	}
	if title := p.text("document.title"); title != question+" · kg" {
		t.Errorf("the title is %q", title)
	}
	p.picture("explorer-ask")

	p.click("details.query summary", "GraphQL")
	p.click("details.query a", "playground")
	p.until(editor, "explainedBy")
	if shown := p.text(editor); !strings.Contains(shown, "\n  node(id:") {
		t.Errorf("the playground shows\n%s", shown)
	}
	p.blameless()
}

const (
	hanSays  = "이 연구(Kim 2020)는 한강 홍수의 원인을 벌목에서 찾는다."
	nileSays = "يرى الباحث أن سد النهضة مهّد لفيضان الخرطوم."
)

// floods is a paper in Korean and Arabic, whose bytes are not its characters.
func floods() graph.Batch {
	d := newDraft("floods.md", "강과 규칙 <b>“Rivers”</b> 🌊")
	flood, dam, later := event("한강 홍수", "2020-08"), policy("سد النهضة", "2011"), event("فيضان الخرطوم", "2020")
	kim := work("Kim 2020", "벌목과 홍수")
	d.claim(flood, dam, later)
	at := d.says(hanSays)
	c := d.cite(kim, at)
	c.Span = graph.Span{Start: at.Start + strings.Index(hanSays, "Kim"), End: at.Start + strings.Index(hanSays, ")")}
	named := func(what string) func(*graph.Edge) {
		return func(e *graph.Edge) {
			start := e.Evidence[0].Span.Start + strings.Index(e.Evidence[0].Quote, what)
			e.Evidence[0].Cues = []graph.Span{{Start: start, End: start + len(what)}}
		}
	}
	d.edge(graph.Explains, kim, flood, at, through(c))
	d.edge(graph.Mentions, d.doc, flood, at, named("한강 홍수"))
	at = d.says("\n" + nileSays)
	at.Start++
	d.edge(graph.LedTo, dam, later, at)
	d.edge(graph.Mentions, d.doc, dam, at, named("سد النهضة"))
	return d.batch
}

func TestAReaderFindsWhoExplainsAnEventWhereItIsSaidAndWhoDisagrees(t *testing.T) {
	a := serve(t, filled(t, rivers()), server.Limits{})
	p := explore(t, a, "")
	p.do(chromedp.SendKeys(".bar input", "amber"))
	p.until(`document.querySelector("[role=option]")?.innerText`, "Amber Flood")
	p.do(chromedp.KeyEvent(kb.ArrowDown), chromedp.KeyEvent(kb.Enter))

	p.until(content, "Explanations side by side")
	const side = `[...document.querySelectorAll("#group-explainedBy .card")].map(e => e.innerText).join("\n")`
	p.until(side, kimSays)
	p.until(side, nahSays)
	for _, want := range []string{"Silt and Statecraft", "90 %", "section Findings", "Rivers and Rules", "citing K. S. Kim 2024b"} {
		if shown := p.text(side); !strings.Contains(shown, want) {
			t.Errorf("the explanations lack %q:\n%s", want, shown)
		}
	}
	const against = `document.querySelector("#group-disputedBy").innerText`
	if shown := p.text(against); !strings.Contains(shown, "No Fault of the Ban") || !strings.Contains(shown, "denied") {
		t.Errorf("who disagrees is\n%s", shown)
	}
	p.until(content, "Timeline")
	if shown := p.text(`document.querySelector(".timeline").innerText`); strings.Index(shown, "2017") > strings.Index(shown, "2021") || !strings.Contains(shown, "Levee Accord") {
		t.Errorf("the timeline is\n%s", shown)
	}
	if focused := p.text(`document.activeElement.innerText`); focused != "Amber Flood" {
		t.Errorf("the reader arrives at %q", focused)
	}
	p.picture("explorer-event")

	p.click("#group-explainedBy .card figcaption a", "Rivers and Rules")
	if here := p.until(`document.querySelector("#here")?.innerText`, "The dredging ban"); here != kimSays {
		t.Errorf("the place is %q", here)
	}
	p.picture("explorer-document")
	p.blameless()
}

func TestADocumentsMarksLeadToWhatTheyStandForAndBack(t *testing.T) {
	a := serve(t, filled(t, floods()), server.Limits{})
	doc, flood := graph.NewID("document", "floods.md"), graph.NewID("event", "한강 홍수", "2020-08")
	p := explore(t, a, "#/document/"+string(doc))
	p.until(`document.querySelector("a.mention")?.innerText`, "한강 홍수")
	if title := p.text(`document.querySelector("h1").innerText`); title != "강과 규칙 <b>“Rivers”</b> 🌊" {
		t.Errorf("the head is %q", title)
	}
	if marked := p.text(`document.querySelector("a.citation").innerText`); marked != "Kim 2020" {
		t.Errorf("the citation is marked at %q", marked)
	}
	if marked := p.text(`document.querySelectorAll("a.mention")[1].innerText`); marked != "سد النهضة" {
		t.Errorf("the policy is marked at %q", marked)
	}
	if dir := p.text(`[...document.querySelectorAll(".text p")].map(e => getComputedStyle(e).direction).join(" ")`); !strings.HasPrefix(dir, "ltr") || !strings.Contains(dir, "rtl") {
		t.Errorf("the paragraphs run %s", dir)
	}
	p.picture("explorer-scripts")
	p.click("a.citation", "Kim 2020")
	p.until(`document.querySelector("#here")?.innerText`, "벌목과 홍수")
	p.click(".back a", "1")
	p.until(`document.querySelector("#here")?.innerText`, "Kim 2020")
	p.click("a.mention", "한강")
	p.until(content, "Explained by")
	if hash := p.text("location.hash"); hash != "#/thing/"+string(flood) {
		t.Errorf("the address ends in %q", hash)
	}
	p.until(content, hanSays)
	p.blameless()
}

func TestAPageShowsMoreOfALongListWhenAsked(t *testing.T) {
	a := serve(t, filled(t, storms(40)), server.Limits{})
	p := explore(t, a, "#/thing/"+string(graph.NewID("work", "All the Storms")))
	const cards = `document.querySelectorAll("#group-explains .card").length + ""`
	p.until(cards, "12")
	for _, n := range []string{"24", "36", "40"} {
		p.click("#group-explains > button", "Show more of 40")
		p.until(cards, n)
	}
	if left := p.text(`document.querySelectorAll("#group-explains > button").length`); left != "0" {
		t.Errorf("there is still more to show")
	}
	p.blameless()
}

func TestAnAddressOfNothingIsSaidToBeSo(t *testing.T) {
	a := serve(t, filled(t, rivers()), server.Limits{})
	for place, want := range map[string]string{
		"#/thing/event:0": "Nothing is known", "#/thing/%E0%A4%A": "Nothing is known", "#/document/document:0": "no such document", "#/elsewhere": "no such page",
	} {
		p := explore(t, a, place)
		p.until(content, want)
		p.blameless()
	}
}

func TestAnEntryIsNeverCitedOnlyWhereNoCitationMayStandForIt(t *testing.T) {
	d := newDraft("oh.md", "Two of a Name")
	first, second, third := work("Oh 2020", "Weirs"), work("Oh, J. 2020", "Dams"), work("Roh 2019", "Locks")
	at := d.says("Oh (2020) counts them.")
	d.cite(first, at)
	c := d.cite(second, at)
	d.batch.Claims = slices.DeleteFunc(d.batch.Claims, func(n graph.Node) bool {
		one, ok := n.(*graph.Citation)
		return ok && one != c
	})
	d.batch.Edges = slices.DeleteFunc(d.batch.Edges, func(e graph.Edge) bool {
		return (e.Relation == graph.Makes && e.To != c.ID) || e.Relation == graph.PointsTo && e.From != c.ID
	})
	c.Status, c.Reason = "ambiguous", "two entries answer it"
	d.edge(graph.PointsTo, c, d.batch.Claims[2], at)
	none := d.cite(third, d.says("No one reads locks."))
	d.batch.Claims = slices.DeleteFunc(d.batch.Claims, func(n graph.Node) bool { return n == graph.Node(none) })
	d.batch.Edges = slices.DeleteFunc(d.batch.Edges, func(e graph.Edge) bool { return e.To == none.ID || e.From == none.ID })
	p := explore(t, serve(t, filled(t, d.batch), server.Limits{}), "#/document/"+string(d.doc.ID))
	const back = `[...document.querySelectorAll(".back")].map(e => e.innerText.trim()).sort().join("; ")`
	const want = "Oh 2020: perhaps cited at 1; Oh, J. 2020: perhaps cited at 1; Roh 2019: never cited"
	p.until(back, "never cited")
	if got := p.text(back); got != want {
		t.Errorf("the entries say %q", got)
	}
	p.click("fieldset label", "citations")
	p.until(`String(document.querySelectorAll("a.citation").length)`, "0")
	if got := p.text(back); got != want {
		t.Errorf("with citations unmarked the entries say %q", got)
	}
	p.blameless()
}
