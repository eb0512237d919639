package server_test

import (
	"net"
	"net/http"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/rs/zerolog"

	"kg/graph"
	"kg/server"
)

// axe is the program that looks for what keeps people out of a page, or a skip that says what to do.
func axe(t *testing.T) string {
	t.Helper()
	program, err := os.ReadFile("../web/node_modules/axe-core/axe.min.js")
	if err != nil {
		const how = "axe is not installed: npm ci --ignore-scripts in web/"
		if os.Getenv("CI") == "true" {
			t.Fatal(how)
		}
		t.Skip(how)
	}
	return string(program)
}

// The rules are those of WCAG 2.2 AA and axe's own good practice.
const findings = `axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}).then(found =>
	found.passes.length + " passed\n" + found.violations.map(v => v.id + ": " + v.help + "\n" + v.nodes.map(n => "  " + n.html + " " + n.failureSummary).join("\n")).join("\n"))`

// accessible fails with what axe finds on the page.
func (p page) accessible(program, what string) {
	p.t.Helper()
	// Given from outside, the program is not held to the page's policy.
	if _, err := chromedp.Call(p.ctx, runtime.Evaluate, runtime.EvaluateParams{Expression: program}); err != nil {
		p.t.Fatal(err)
	}
	p.text(`(() => { window.found = ""; ` + findings + `.then(text => { window.found = text; }, error => { window.found = "passed not: " + error; }); })()`)
	if found := p.until("window.found", "passed"); strings.TrimSpace(found[strings.Index(found, "passed"):]) != "passed" {
		p.t.Errorf("%s:\n%s", what, found)
	}
}

func TestNobodyIsKeptOutOfTheExplorer(t *testing.T) {
	program := axe(t)
	a, _ := correcting(t, "Ada")
	flood, doc := string(graph.NewID("event", "Amber Flood", "2020-08")), string(graph.NewID("document", "rivers.md"))
	p := explore(t, a, "")
	for _, scheme := range []string{"light", "dark"} {
		p.scheme(scheme)
		for name, place := range map[string][2]string{
			"home":     {"#/", "Questions to begin with"},
			"search":   {"#/search?q=levee", "hits"},
			"ask":      {"#/ask?q=Which+works+explain+the+Amber+Flood%3F", kimSays},
			"event":    {"#/thing/" + flood, "Timeline"},
			"document": {"#/document/" + doc + "?at=0-72", "The dredging ban"},
			"graph":    {"#/graph?around=" + flood + "&chosen=" + flood, "Close its neighbours"},
		} {
			p.text(`location.hash = "` + place[0] + `"`)
			p.until(content, place[1])
			p.accessible(program, name+" "+scheme)
			for size, width := range map[string]int64{"phone": 360, "desk": 1280, "wall": 3840} {
				p.size(width, 900)
				if over := p.text(`document.documentElement.scrollWidth - innerWidth`); strings.Trim(over, "-0123456789") != "" || (over != "0" && !strings.HasPrefix(over, "-")) {
					p.t.Errorf("%s on a %s is %s pixels too wide", name, size, over)
				}
				p.picture("explorer-" + name + "-" + scheme + "-" + size)
			}
			p.size(1280, 900)
		}
	}
	p.blameless()
}

func TestAReaderCorrectsAndTakesItBack(t *testing.T) {
	a, _ := correcting(t, "Ada")
	p := explore(t, a, "#/thing/"+string(graph.NewID("event", "Amber Flood", "2020-08")))
	const first = `document.querySelector("#group-explainedBy .card")?.innerText`
	p.until(first, "Reject")
	p.press("#group-explainedBy .card", "Reject")
	p.until(`document.querySelector(".decided")?.innerText`, "Ada")
	p.until(first, nahSays) // what was rejected is no explanation any more
	p.press(".decided", "Undo")
	p.until(first, kimSays)
	p.press("#group-explainedBy .card", "Accept")
	p.until(first, "accepted by a reader")
	p.until(first, "100 %")
	p.blameless()
}

func TestWhoMayNotCorrectIsNotAskedTo(t *testing.T) {
	const may = `{ mayCorrect }`
	for reads, wants := range map[bool]map[string]string{
		false: {"nobody": "false", "reader": "false", "reviewer": "true", "admin": "true"},
		true:  {"reader": "false", "reviewer": "true"},
	} {
		g := guard(t, reads)
		tokens := map[string]string{"reader": g.reader, "reviewer": g.reviewer, "admin": g.admin}
		for who, want := range wants {
			var headers []string
			if tokens[who] != "" {
				headers = []string{"Authorization", tokens[who]}
			}
			if r := g.send("POST", "/graphql", body(t, may, nil), headers...); !strings.Contains(r.Raw, `"mayCorrect":`+want) {
				t.Errorf("%s: %s", who, r.Raw)
			}
		}
	}
	if got := serve(t, filled(t), server.Limits{}).data(may, nil); got != `{"mayCorrect":false}` {
		t.Errorf("a server that only reads: %s", got)
	}

	g := guard(t, true)
	p := explore(t, g.api, "#/thing/"+string(graph.NewID("event", "Amber Flood", "2020-08")))
	p.until(content, "Your token")
	p.do(chromedp.SendKeys("main input[type=password]", strings.TrimPrefix(g.reader, "Bearer ")))
	p.press("main", "Use it in this tab")
	p.until(content, kimSays)
	if n := p.text(`document.querySelectorAll(".review button").length`); n != "0" {
		t.Errorf("a reader sees %s buttons", n)
	}
}

func TestTheServerIsLostAndComesBack(t *testing.T) {
	handler := server.New(server.Config{Store: filled(t, rivers()), Log: zerolog.Nop()})
	listen := func(address string) (*http.Server, string) {
		l, err := net.Listen("tcp", address)
		if err != nil {
			t.Fatal(err)
		}
		s := &http.Server{Handler: handler, ReadHeaderTimeout: time.Minute}
		go func() { _ = s.Serve(l) }()
		t.Cleanup(func() { _ = s.Close() })
		return s, l.Addr().String()
	}
	s, address := listen("127.0.0.1:0")
	p := explore(t, &api{t: t, url: "http://" + address}, "")
	p.until(content, "Amber Flood")
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	p.text(`location.hash = "#/ask?q=Which+works+explain+the+Amber+Flood%3F"`)
	p.until(`document.querySelector(".lost")?.innerText`, "does not answer")
	p.picture("explorer-lost")
	listen(address)
	p.until(content, kimSays)
	if lost := p.text(`document.querySelectorAll(".lost").length`); lost != "0" {
		t.Error("the page still says that the server is away")
	}
}
