package server_test

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	cdplog "github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"kg/server"
)

// chromium is the path of a browser; without one the test is skipped, on CI it fails.
func chromium(t *testing.T) string {
	t.Helper()
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	if os.Getenv("CI") == "true" {
		t.Fatal("no Chromium on this machine: on CI the playground must be tried")
	}
	t.Skip("no Chromium on this machine")
	return ""
}

// witness notes what a page did that it should not.
type witness struct {
	mu     sync.Mutex
	origin string
	faults []string
	served int
}

func (w *witness) see(event any) {
	w.mu.Lock()
	defer w.mu.Unlock()
	switch e := event.(type) {
	case *runtime.EventExceptionThrown:
		text := "exception: " + e.ExceptionDetails.Text
		if x := e.ExceptionDetails.Exception; x != nil {
			text += " " + x.Description
		}
		w.faults = append(w.faults, text)
	case *runtime.EventConsoleAPICalled:
		if e.Type == runtime.ConsoleAPICalledTypeError || e.Type == runtime.ConsoleAPICalledTypeWarning {
			text := "console:"
			for _, a := range e.Args {
				text += " " + string(a.Value) + a.Description
			}
			w.faults = append(w.faults, text)
		}
	case *cdplog.EventEntryAdded:
		if strings.Contains(e.Entry.Text, "GPU stall due to ReadPixels") {
			break // without a graphics card a driver says so of every picture
		}
		if e.Entry.Level == cdplog.EntryLevelError || e.Entry.Level == cdplog.EntryLevelWarning {
			w.faults = append(w.faults, "log: "+e.Entry.Text+" "+e.Entry.URL)
		}
	case *network.EventRequestWillBeSent:
		url := e.Request.URL
		switch {
		case strings.HasPrefix(url, w.origin+"/"):
			w.served++
		case strings.HasPrefix(url, "data:"), strings.HasPrefix(url, "blob:"):
		default:
			w.faults = append(w.faults, "request to another origin: "+url)
		}
	}
}

func (w *witness) met() []string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return slices.Clone(w.faults)
}

func (w *witness) requests() int {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.served
}

// browser is a fresh headless browser whose page the witness watches.
func browser(t *testing.T, w *witness) context.Context {
	t.Helper()
	options := []chromedp.ExecAllocatorOption{
		chromedp.ExecPath(chromium(t)), chromedp.UserDataDir(t.TempDir()), chromedp.WindowSize(1400, 900),
		chromedp.NoFirstRun, chromedp.NoSandbox, chromedp.DisableGPU, chromedp.Headless,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-background-networking", true),
		chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-sync", true),
		chromedp.Flag("enable-unsafe-swiftshader", true), // WebGL where there is no graphics card
	}
	ctx, cancel := context.WithTimeout(context.Background(), 90*time.Second)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewExecAllocator(ctx, options...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	if err := chromedp.Listen(ctx, w.see); err != nil {
		t.Fatalf("start the browser: %v", err)
	}
	if _, err := chromedp.Call(ctx, network.Enable, network.EnableParams{}); err != nil {
		t.Fatal(err)
	}
	if _, err := chromedp.Call(ctx, cdplog.Enable, cdp.Empty{}); err != nil {
		t.Fatal(err)
	}
	return ctx
}

// page is a page of which the test asks and does things; what fails fails the test, with what the page met.
type page struct {
	t   *testing.T
	ctx context.Context
	*witness
}

func (p page) do(steps ...chromedp.Action[chromedp.Void]) {
	p.t.Helper()
	if err := chromedp.Do(p.ctx, steps...); err != nil {
		p.t.Fatalf("%v; the page met: %q", err, p.met())
	}
}

// text is the text that a JavaScript expression gives.
func (p page) text(expression string) string {
	p.t.Helper()
	s, err := chromedp.Run(p.ctx, chromedp.Evaluate[string]("String(("+expression+") ?? '')"))
	if err != nil {
		p.t.Fatalf("%s: %v; the page met: %q", expression, err, p.met())
	}
	return s
}

// until waits for the text to hold the words, and gives it. The page's policy
// forbids the functions made of strings with which chromedp polls.
func (p page) until(expression, words string) string {
	p.t.Helper()
	var s string
	for range 200 {
		if s = p.text(expression); strings.Contains(s, words) {
			return s
		}
		time.Sleep(100 * time.Millisecond)
	}
	p.picture("failed")
	p.t.Fatalf("waited for %q in %s, which is\n%s\nthe page met: %q", words, expression, s, p.met())
	return ""
}

// picture puts a picture of the page into the folder KG_SCREENSHOTS, where that is set.
func (p page) picture(name string) {
	p.t.Helper()
	folder := os.Getenv("KG_SCREENSHOTS")
	if folder == "" {
		return
	}
	png, err := chromedp.Run(p.ctx, chromedp.CaptureScreenshot())
	if err == nil {
		err = os.WriteFile(filepath.Join(folder, name+".png"), png, 0o600)
	}
	if err != nil {
		p.t.Error(err)
	}
}

func (p page) scheme(name string) {
	p.t.Helper()
	_, err := chromedp.Call(p.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: name}},
	})
	if err != nil {
		p.t.Fatal(err)
	}
}

const (
	editor     = `document.querySelector(".graphiql-query-editor .CodeMirror")?.CodeMirror?.getValue()`
	result     = `document.querySelector(".result-window .CodeMirror")?.CodeMirror?.getValue()`
	background = `getComputedStyle(document.querySelector(".graphiql-container")).backgroundColor`
)

func TestThePlaygroundAsksItsExampleAndShowsTheQuote(t *testing.T) {
	a := serve(t, filled(t, rivers()), server.Limits{})
	w := &witness{origin: a.url}
	p := page{t: t, ctx: browser(t, w), witness: w}
	p.scheme("light")
	p.do(chromedp.Navigate(a.url+"/playground/"), chromedp.WaitVisible(".graphiql-execute-button"))

	if title := p.text("document.title"); title != "kg" {
		t.Errorf("the title is %q", title)
	}
	if shown := p.until(editor, "{"); !strings.HasPrefix(shown, "# Which events") || !strings.Contains(shown, `work(cite: "K. S. Kim 2024b")`) {
		t.Errorf("the editor does not show the example but\n%s", shown)
	}
	if tabs := p.text(`document.querySelector(".graphiql-tabs").innerText`); !strings.Contains(tabs, "ExplainedBy") || !strings.Contains(tabs, "Path") || !strings.Contains(tabs, "CitationsBySection") {
		t.Errorf("the tabs are %q", tabs)
	}
	if shown := p.until(`document.querySelector(".cost")?.innerText`, "of 200,000"); !strings.HasPrefix(shown, "Costs ") {
		t.Errorf("the cost is said to be %q", shown)
	}
	if shown := p.text(result); strings.Contains(shown, kimSays) {
		t.Error("the question was run to learn its cost")
	}
	p.do(chromedp.Click(".graphiql-execute-button"))
	p.until(result, kimSays)
	light := p.text(background)
	p.picture("light")

	p.do(chromedp.Click(`button[aria-label="Show Documentation Explorer"]`))
	p.until(`document.querySelector(".graphiql-doc-explorer")?.innerText`, "Query")
	p.picture("docs")
	p.scheme("dark")
	p.do(chromedp.Click(`button[aria-label="Show GraphiQL Explorer"]`))
	p.until(`document.querySelector(".docExplorerWrap, .graphiql-explorer-root")?.innerText`, "ask")
	p.picture("dark")
	if dark := p.text(background); dark == light {
		t.Errorf("light or dark, the page's colour is %s", dark)
	}

	if met := p.met(); len(met) > 0 {
		t.Errorf("the page met: %q", met)
	}
	if n := w.requests(); n < 4 { // the page, its script, its style, the API: else nothing was watched
		t.Errorf("only %d requests were seen", n)
	}
}
