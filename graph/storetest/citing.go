package storetest

import (
	"fmt"
	"strings"

	"kg/graph"
)

// Citing is the nth document of a field: its bibliography has the given number of entries, out of a pool of works, some of which everyone cites, each printed in one of a
// few styles, now and then with a typo. For benchmarks; the same n gives the same document.
func Citing(n, entries, pool int) graph.Batch {
	d := newDraft(fmt.Sprintf("paper %d", n))
	own := d.work(fmt.Sprintf("Paper number %d of its own author", n), fmt.Sprintf("Author %d", n))
	d.edge(graph.Embodies, d.id, own, 1)
	seed := uint64(n)*2654435761 + 12345
	next := func(below int) int {
		seed = seed*6364136223846793005 + 1442695040888963407
		return int(seed>>33) % below
	}
	seen := map[int]bool{}
	for i := range entries {
		w := next(pool)
		if next(4) == 0 {
			w = next(pool/50 + 1) // one that everyone cites
		}
		if seen[w] {
			continue
		}
		seen[w] = true
		id := d.claim(printed(w, next(6), next(20)))
		ref := d.reference(fmt.Sprint("entry ", i))
		d.edge(graph.Describes, ref, id, 0.9)
		d.edge(graph.Cites, own, id, 0.8)
		d.edge(graph.Discusses, id, d.event(fmt.Sprint("Event ", w%97), ""), 0.5)
	}
	return d.batch()
}

// printed is a work of the pool in one of six styles.
func printed(n, style, slip int) *graph.Work {
	const main, all = 5, 9
	var title []string
	for i := range all {
		title = append(title, word(n*7919+i*104729+n*n%6007*i))
	}
	short, full := strings.Join(title[:main], " "), strings.Join(title[:main], " ")+": "+strings.Join(title[main:], " ")
	journal := "Journal of " + strings.ToUpper(word(n%40)) + " Studies"
	w := graph.Work{
		Title: full, Year: fmt.Sprint(1980 + n%40), Authors: by(word(n%331+5000) + "son, Given"), Container: journal,
		Volume: fmt.Sprint(n % 60), Pages: fmt.Sprintf("%d-%d", n%900+1, n%900+20), Type: "article-journal", DOI: fmt.Sprintf("10.5555/%d", n),
	}
	switch style {
	case 1:
		w.DOI = ""
	case 2:
		w.DOI, w.Container = "", strings.Replace(strings.Replace(journal, "Journal of", "J.", 1), "Studies", "Stud.", 1)
	case 3:
		w.Title, w.DOI = short, ""
	case 4:
		w.Volume, w.Pages = "", ""
	case 5:
		w.DOI, w.Pages = "", fmt.Sprintf("%d–%d", n%900+1, n%900+20)
	}
	if slip == 0 {
		w.Title = w.Title[:4] + w.Title[5:]
	}
	return entry(w)
}

// word is one of two thousand words.
func word(n int) string {
	syllables := []string{"ba", "cor", "del", "fin", "gra", "hol", "ist", "ken", "lum", "mar", "nor", "pel", "qui"}
	n = (n%2000 + 2000) % 2000
	w := syllables[n%13] + syllables[n/13%13]
	return w + syllables[n/169%13] + "e"
}
