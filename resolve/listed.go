package resolve

import (
	"strings"

	"kg/graph"
	"kg/graph/identity"
)

// listed is a work as this document describes it.
type listed struct {
	work        *graph.Work
	description *identity.Description
	key         graph.ID // the id that its canonical key gives
	suffix      string
}

// known gives a work its id. Two entries of one bibliography with one canonical key are one work only if they are the same
// entry twice; where they are not (2024a and 2024b, two reviews in one issue), the later one's id
// is that of its key with what tells it apart.
func (a *assembler) known(w *graph.Work, suffix string) {
	key := w.ID
	d, _ := identity.Describe(w)
	taken := false
	for _, l := range a.listed {
		if l.key != key {
			continue
		}
		taken = true
		w.ID = l.work.ID
		if suffixesAgree(l.suffix, suffix) && (d.ID() == l.description.ID() || identity.Compare(d, l.description).Relation == identity.Same) {
			return
		}
	}
	w.ID = key
	if taken {
		w.ID = graph.NewID(string(graph.KindWork), string(key), suffix, strings.ToLower(w.DOI), Letters(w.Container), w.Volume, w.Issue, w.Pages, Letters(w.Edition), names(w.Authors))
	}
	d, _ = identity.Describe(w)
	a.listed = append(a.listed, listed{w, d, key, suffix})
}

func suffixesAgree(a, b string) bool { return a == b || a == "" || b == "" }

func names(people []graph.Person) string {
	out := ""
	for _, p := range people {
		out += Letters(p.Family+p.Literal) + "|"
	}
	return out
}

// marked tells whether a title says that the work was retracted.
func marked(title string) bool {
	sort, _ := identity.Notice(title)
	return sort == identity.Retracted
}

// notice is a work that may be a notice about another, and where it was read.
type notice struct {
	work *graph.Work
	how  reading
}

// ruleNotice reads a retraction or a correction off the title of its notice.
const ruleNotice = "notice-title"

// relateNotices leads from each notice of retraction or correction to the work that it is about: the one of this bibliography
// with that title, or else a work of which no more is known than the notice says.
func (a *assembler) relateNotices() {
	for _, n := range a.notices {
		sort, title := identity.Notice(n.work.Title)
		relation := graph.Retracts
		switch {
		case sort == identity.Correction:
			relation = graph.Corrects
		case sort != identity.Retraction:
			continue
		}
		of := a.noticed(n.work, sort, title)
		if of == nil || of.ID == n.work.ID {
			continue
		}
		a.claim(of)
		n.how.rule, n.how.reason = ruleNotice, "the title says that it is a notice about the other"
		n.how.confidence *= 0.95
		a.edge(relation, n.work.ID, of.ID, false, n.how)
	}
}

// noticed is the work that a notice is about; nil where two of the bibliography may be meant.
func (a *assembler) noticed(n *graph.Work, sort identity.Sort, title string) *graph.Work {
	of := &graph.Work{Title: title, Container: n.Container}
	if sort == identity.Correction { // authors correct their own work, editors retract that of others
		of.Authors = n.Authors
	}
	wanted := Letters(title)
	var found []*graph.Work
	for _, l := range a.listed {
		if kind, plain := identity.Notice(l.work.Title); kind != identity.Plain && kind != identity.Retracted || Letters(plain) != wanted {
			continue
		}
		found = append(found, l.work)
	}
	switch len(found) {
	case 0:
		of.ID = graph.NewID(string(graph.KindWork), WorkKey(title, "", nil, title), "noticed")
		return of
	case 1:
		return found[0]
	}
	return nil
}
