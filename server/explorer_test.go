package server_test

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

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
