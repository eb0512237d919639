package resolve

import (
	"strings"

	"kg/graph"
	"kg/graph/identity"
)

// listed is a work as this document describes it, and where.
type listed struct {
	work        *graph.Work
	how         reading
	description *identity.Description
	key         graph.ID // the id that its canonical key gives
	suffix      string
}

// known gives a work its id. Two entries of one bibliography with one canonical key are one work only if they are the same
// entry twice; where they are not (2024a and 2024b, two reviews in one issue), the later one's id
// is that of its key with what tells it apart.
func (a *assembler) known(w *graph.Work, suffix string, how reading) {
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
	a.listed = append(a.listed, listed{w, how, d, key, suffix})
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

// The rules by which works are related to each other.
const (
	ruleNotice   = "notice-title"  // a retraction or a correction, off the title of its notice
	ruleVersions = "versions"      // two forms of one work, off two entries
	ruleRelated  = "related-works" // what the file's markup states
)

// relateNotices leads from each notice of retraction or correction to the work that it is about: the one of this bibliography
// with that title, or else a work of which no more is known than the notice says.
func (a *assembler) relateNotices() {
	for _, n := range a.listed {
		sort, title := identity.Notice(n.work.Title)
		relation := graph.Retracts
		switch {
		case sort == identity.Correction:
			relation = graph.Corrects
		case sort != identity.Retraction:
			continue
		}
		of := a.noticed(n.work, sort, title)
		if of == nil || of.ID == n.work.ID || n.how.span.Empty() {
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

// maxVersions is how many works of one bibliography may begin alike for them to be compared.
const maxVersions = 50

// relateVersions leads from a preprint to its article, and from an edition to an earlier one, where this document lists both.
func (a *assembler) relateVersions() {
	alike := map[string][]int{}
	seen := map[[2]int]bool{}
	for j, l := range a.listed {
		for _, k := range l.description.Keys() {
			if len(alike[k]) < maxVersions {
				alike[k] = append(alike[k], j)
			}
			for _, i := range alike[k] {
				if i == j || seen[[2]int{i, j}] {
					continue
				}
				seen[[2]int{i, j}] = true
				a.version(a.listed[i], l)
			}
		}
	}
}

func (a *assembler) version(first, second listed) {
	v := identity.Compare(first.description, second.description)
	if v.Relation != identity.Version || first.work.ID == second.work.ID {
		return
	}
	from, to := first, second
	if x, y := from.description, to.description; !x.Preprint && y.Preprint || x.Preprint == y.Preprint && x.Year < y.Year {
		from, to = to, from
	}
	how := from.how
	if how.span.Empty() {
		return
	}
	how.rule, how.reason, how.confidence = ruleVersions, v.Reason, how.confidence*v.Score
	a.edge(graph.VersionOf, from.work.ID, to.work.ID, false, how)
}

// relateStated takes what the file's own markup states: which work this one retracts or corrects, and which preprint it had.
func (a *assembler) relateStated(how reading) {
	how.rule = ruleRelated
	for _, r := range a.doc.Meta.Related {
		name := strings.ToLower(r.DOI)
		if name == "" {
			name = r.URL
		}
		if name == "" || how.span.Empty() {
			continue
		}
		of := &graph.Work{ID: graph.NewID(string(graph.KindWork), "named|"+name), DOI: strings.ToLower(r.DOI), URL: r.URL}
		if of.DOI != "" && of.DOI == strings.ToLower(a.doc.Meta.DOI) {
			continue
		}
		how.reason = "stated in the file's metadata: " + r.Relation
		switch r.Relation {
		case "retracted-article":
			a.claim(of)
			a.edge(graph.Retracts, a.work, of.ID, false, how)
		case "corrected-article":
			a.claim(of)
			a.edge(graph.Corrects, a.work, of.ID, false, how)
		case "preprint":
			a.claim(of)
			a.edge(graph.VersionOf, of.ID, a.work, false, how)
		}
	}
}
