package main

import (
	"path/filepath"
	"strings"
	"testing"
)

// TestAWorkIsAskedForByAnyNameThatMeansIt asks about a store of two papers and a library.
func TestAWorkIsAskedForByAnyNameThatMeansIt(t *testing.T) {
	store := []string{"--store", filepath.Join(t.TempDir(), "kg.db")}
	must(t, append(store, "load",
		write(t, "mills.md", "# Mills\n\nMills turned late (Noh, 2011; Ode, 2012).\n\n## References\n\n- Noh, D. H. (2011). *Tidal mills of the west*. Mere Press.\n- Ode, B. (2012). *Eels and other fish*. Mere Press.\n"),
		write(t, "eels.md", "# Eels\n\nEels came back (Ode, 2012).\n\n## References\n\n- Ode, B. (2012). *Ponds, weirs and the law*. Mere Press.\n- Park, J. (2004). *Nets*. Mere Press.\n"),
		write(t, "notes.md", "# Salt\n\n## Introduction\n\nSalt was taxed early on in this valley, as is well known.[^1]\n\n## Pans\n\nThe pans were small, and nobody has counted them since then.[^2]\n\n[^1]: Ada Kim, *Salt and Levy* (Oldport: Moor House, 2001), 3.\n[^2]: Bo Lund, *Pans* (Oldport: Moor House, 1999), 7.\n"),
		write(t, "shelf.bib", riverFile))...)
	ask := func(question string) (string, int) {
		out, _, code := kg(t, "", append(store, "ask", question)...)
		return out, code
	}
	for _, c := range []struct {
		name, question string
		code           int
		want           []string
	}{
		{"with initials that no document needs", "Which works are cited together with D. H. Noh 2011?", exitOK, []string{"Eels and other fish"}},
		{"with initials of someone else", "Which works are cited together with B. H. Noh 2011?", exitFailed, []string{`Nothing here is known as "B. H. Noh 2011"; the nearest names:`, "Noh 2011: Tidal mills of the west"}},
		{"under a key of two works", "Who cites Ode 2012?", exitFailed, []string{`"Ode 2012" fits 2 works here`, "Ode 2012: Eels and other fish", "Ode 2012: Ponds, weirs and the law"}},
		{"as a suggestion names it", "Who cites Ode 2012: Ponds, weirs and the law?", exitOK, []string{"1 work", "Eels came back"}},
		{"by a name that is nobody's", "Who cites Zworykin 1933?", exitFailed, []string{`Nothing here is known as "Zworykin 1933".`}},
	} {
		if out, code := ask(c.question); code != c.code || !holdsAll(out, c.want) {
			t.Errorf("%s: exit %d\n%s", c.name, code, out)
		}
	}
	out, _ := ask("What was cited in the introduction of notes.md?")
	if !strings.HasPrefix(out, "1 citation in 1 section.") || !strings.Contains(out, "Salt and Levy") {
		t.Errorf("a note belongs to the section of its mark\n%s", out)
	}
	out, _ = ask("Which references are never cited?")
	if !strings.HasPrefix(out, "1 entry is never cited.") || !strings.Contains(out, "In shelf.bib no citations were found; its 2 entries are not counted.") {
		t.Errorf("a library cites nothing, so nothing in it is uncited\n%s", out)
	}
}

func holdsAll(s string, parts []string) bool {
	for _, p := range parts {
		if !strings.Contains(s, p) {
			return false
		}
	}
	return true
}
