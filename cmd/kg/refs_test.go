package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const (
	riverPaper = "# Rivers\n\nAs said before (Dee, 2019; Ode, 2012).\n\n## References\n\n" +
		"- Dee, A. C. (2019). Tides of the Lower Mere. *Journal of Rivers*, *12*(3), 45–67. https://doi.org/10.1000/jr.12\n" +
		"- Ode, B. (2012). *Eels and other fish*. Mere Press.\n"
	riverFile = "@article{dee, author = {Dee, Ann C.}, title = {Tides of the Lower Mere}, journal = {Journal of Rivers}, year = 2019, month = may, volume = 12, number = 3, pages = {45--67}, doi = {10.1000/JR.12}}\n" +
		"@misc{notes, title = {Notes}}\n"
)

func TestRefsPrintsABibliographyInEveryFormat(t *testing.T) {
	paper := write(t, "rivers.md", riverPaper)
	for format, want := range map[string]string{
		"apa":      "1. Dee, A. C. (2019). Tides of the Lower Mere. Journal of Rivers, 12(3), 45–67. https://doi.org/10.1000/jr.12\n2. Ode, B. (2012). Eels and other fish. Mere Press.\n",
		"text":     "Dee, A. C. (2019). Tides of the Lower Mere. Journal of Rivers, 12(3), 45–67. https://doi.org/10.1000/jr.12\nOde, B. (2012). Eels and other fish. Mere Press.\n",
		"bibtex":   "@article{dee2019tides,\n  author = {Dee, A. C.},\n  title = {Tides of the {Lower} {Mere}},\n  journal = {Journal of Rivers},\n  year = {2019},\n  number = {3},\n",
		"biblatex": "  journaltitle = {Journal of Rivers},\n  date = {2019},\n",
		"ris":      "TY  - JOUR\nID  - dee2019tides\nAU  - Dee, A. C.\nTI  - Tides of the Lower Mere\n",
		"csl-json": "    \"id\": \"ode2012eels\",\n    \"type\": \"book\",\n    \"author\": [{\"family\": \"Ode\", \"given\": \"B.\"}],\n",
		"endnote":  "<secondary-title>Journal of Rivers</secondary-title>",
		"json":     "\"citation\": \"(Ode, 2012)\"",
	} {
		out, errs, code := kg(t, "", "refs", "--format", format, paper)
		if code != exitOK || errs != "" || !strings.Contains(out, want) {
			t.Errorf("%s: exit %d, %q\n%s", format, code, errs, out)
		}
	}
	out := must(t, "refs", "--markup", "html", paper)
	if !strings.HasPrefix(out, "<ol>\n<li>Dee, A. C. (2019). Tides of the Lower Mere. <i>Journal of Rivers</i>, <i>12</i>(3)") || !strings.HasSuffix(out, "</ol>\n") {
		t.Errorf("as HTML\n%s", out)
	}
}

func TestRefsReadsAnyFileAndStandardInput(t *testing.T) {
	out, errs, code := kg(t, riverFile, "refs", "-f", "ris", "-")
	if code != exitOK || !strings.Contains(out, "DA  - 2019/05//\n") {
		t.Errorf("what a bibliography file says beyond a reference is kept: exit %d\n%s", code, out)
	}
	if !strings.Contains(errs, "doubt    -, line 2, entry 2: no year was found; no author, editor or publisher was found") {
		t.Errorf("doubts are named: %q", errs)
	}
	if _, errs, _ := kg(t, riverFile, "refs", "-q", "-"); errs != "" {
		t.Errorf("--quiet: %q", errs)
	}
	_, errs, code = kg(t, "@book{a, title = {A\n@book{b, title = {B}, author = {C}, year = 2001}\n", "refs", "-")
	if code != exitOK || !strings.Contains(errs, "line 1, column 18: the value that begins here is never closed") {
		t.Errorf("a broken entry is named: exit %d, %q", code, errs)
	}
	if _, errs, code := kg(t, "Words without any list.\n", "refs", "-"); code != exitOK || !strings.Contains(errs, "no list of references was found") {
		t.Errorf("a document without a list: exit %d, %q", code, errs)
	}
}

func TestRefsPutsSeveralFilesTogetherAsAsked(t *testing.T) {
	paper, file := write(t, "rivers.md", riverPaper), write(t, "rivers.bib", riverFile)
	both := must(t, "refs", "-q", paper, file)
	if strings.Count(both, "Tides") != 2 || !strings.HasPrefix(both, paper+"\n1. ") || !strings.Contains(both, file+"\n3. ") {
		t.Errorf("as they are, a line for each file\n%s", both)
	}
	once := must(t, "refs", "-q", "--unique", "--sort", file, paper)
	if strings.Count(once, "Tides") != 1 || !strings.HasPrefix(once, "1. Dee") || strings.Index(once, "Notes") > strings.Index(once, "Ode") {
		t.Errorf("once each and in order\n%s", once)
	}
	_, errs, code := kg(t, "", "refs", paper, write(t, "empty.md", ""))
	if code != exitPartial || !strings.Contains(errs, "empty.md") {
		t.Errorf("one of two failed: exit %d, %q", code, errs)
	}
	if _, _, code := kg(t, "", "refs", "nowhere.md"); code != exitFailed {
		t.Errorf("all failed: exit %d", code)
	}
	if _, errs, code := kg(t, "", "refs", "--format", "mla", paper); code != exitUsage || !strings.Contains(errs, "mla") {
		t.Errorf("a format that is none: exit %d, %q", code, errs)
	}
	target := filepath.Join(t.TempDir(), "out.json")
	must(t, "refs", "-q", "-f", "json", "-o", target, paper, file)
	raw, err := os.ReadFile(target)
	var list []refJSON
	if err != nil || json.Unmarshal(raw, &list) != nil || len(list) != 4 || list[2].Place != "line 1" {
		t.Errorf("%v\n%s", err, raw)
	}
	for _, l := range list[:2] {
		if riverPaper[l.Start:l.End] != strings.TrimSpace(riverPaper[l.Start:l.End]) || l.Confidence <= 0 {
			t.Errorf("%+v", l)
		}
	}
}

func TestABibliographyFileIsLoadedAndForgotten(t *testing.T) {
	store := []string{"--store", filepath.Join(t.TempDir(), "kg.db")}
	before := must(t, append(store, "export")...)
	file := write(t, "rivers.bib", riverFile)
	out := must(t, append(store, "load", file)...)
	if !strings.Contains(out, "2 references, 0 citations") {
		t.Errorf("got %s", out)
	}
	graph := must(t, append(store, "export")...)
	if !strings.Contains(graph, `"title":"Tides of the Lower Mere"`) || !strings.Contains(graph, `"quote":"@article{dee, author = {Dee, Ann C.}`) {
		t.Errorf("works with their evidence\n%s", graph)
	}
	must(t, append(store, "forget", "rivers.bib")...)
	if after := must(t, append(store, "export")...); after != before {
		t.Error("forgetting left something")
	}
}

func TestTheWorksOfTheGraphAreExportedAsABibliography(t *testing.T) {
	store := []string{"--store", filepath.Join(t.TempDir(), "kg.db")}
	must(t, append(store, "load", write(t, "rivers.md", riverPaper), write(t, "more.bib", "@book{x, author = {Quay, C.}, title = {More rivers}, year = 2000}\n"))...)
	all := must(t, append(store, "export", "--format", "bibtex")...)
	for _, want := range []string{"title = {Tides of the {Lower} {Mere}}", "title = {Eels and other fish}", "title = {More rivers}"} {
		if !strings.Contains(all, want) {
			t.Errorf("all works: %q is missing\n%s", want, all)
		}
	}
	listed := must(t, append(store, "export", "--format", "ris", "--document", "rivers.md")...)
	if strings.Count(listed, "TY  - ") != 2 || strings.Index(listed, "Tides") > strings.Index(listed, "Eels") {
		t.Errorf("the works of a document in the order of its list\n%s", listed)
	}
	one := must(t, append(store, "export", "--format", "csl-json", "--work", "Ode 2012")...)
	if strings.Count(one, `"id"`) != 1 || !strings.Contains(one, "Eels") {
		t.Errorf("one work by its key\n%s", one)
	}
	for _, c := range []struct {
		args []string
		code int
		says string
	}{
		{[]string{"--format", "ris", "--work", "Nobody 1900"}, exitFailed, "Nobody 1900"},
		{[]string{"--format", "ris", "--document", "nowhere.md"}, exitFailed, "nowhere.md"},
		{[]string{"--work", "Ode 2012"}, exitUsage, "--work"},
	} {
		if _, errs, code := kg(t, "", append(append(store, "export"), c.args...)...); code != c.code || !strings.Contains(errs, c.says) {
			t.Errorf("%v: exit %d, %q", c.args, code, errs)
		}
	}
}
