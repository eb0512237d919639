package reference

import "strings"

// finish settles what only the whole entry shows: outlets, institutions, the type.
func (r *reading) finish() {
	ref := &r.p.ref
	if r.imprint != "" && ref.Publisher == "" {
		r.publisher(r.imprint)
	}
	r.thesis()
	r.seriesNumber()
	if ref.Container == "" && ref.Type == "" {
		r.outletOrHouse()
	}
	r.seriesHouse()
	if ref.Type == "" {
		ref.Type = r.kind()
	}
}

// seriesHouse takes the publisher from the name of a series that holds it.
func (r *reading) seriesHouse() {
	ref := &r.p.ref
	if ref.Container != "" && ref.Publisher == "" && r.inBook && ref.Volume != "" && r.hasInstitution(ref.Container) {
		ref.Publisher = ref.Container
	}
	if ref.Container != "" && ref.Publisher == "" && ref.Volume != "" {
		// a series that names its institution: "Papers from the … Centre"
		if _, body, ok := strings.Cut(ref.Container, " from the "); ok && r.hasInstitution(body) {
			ref.Publisher = body
			ref.Type = "report"
		}
	}
}

// thesis reads what stands in square brackets: a university, a kind of work.
func (r *reading) thesis() {
	ref := &r.p.ref
	for _, d := range r.descr {
		low := strings.ToLower(d)
		degree := strings.Contains(low, "thesis") || strings.Contains(low, "dissertation") || strings.Contains(low, "tesis") || strings.Contains(low, "thèse")
		switch {
		case degree || strings.Contains(low, "universit") || strings.Contains(low, "universid"):
			ref.Type = "thesis"
			org := d
			if degree {
				_, org, _ = strings.Cut(d, ", ")
			}
			if org != "" {
				ref.Publisher = org
			}
		case strings.Contains(low, "software") || strings.Contains(low, "computer program"):
			ref.Type = "software"
		case strings.Contains(low, "data"):
			ref.Type = "dataset"
		case strings.Contains(low, "conference") || strings.Contains(low, "paper presentation"):
			ref.Type = "paper-conference"
		}
	}
}

// seriesNumber gives an entry the numbered series or gazette in brackets behind its title.
func (r *reading) seriesNumber() {
	ref := &r.p.ref
	low := strings.ToLower(r.series)
	switch {
	case r.series == "":
	case strings.HasPrefix(low, "report") || strings.HasPrefix(low, "publication") || strings.Contains(low, "publication no"):
		ref.Type = "report"
	case strings.Contains(low, "paper") || strings.Contains(low, "series") || strings.Contains(low, "brief") || strings.Contains(low, "report"):
		ref.Type = "report"
		if ref.Container == "" {
			ref.Container = r.series
		}
	default:
		if ref.Container == "" {
			ref.Container = r.series
			ref.Type = "legislation"
		}
	}
}

// outletOrHouse decides whether what stands behind a title of its own is an
// outlet, which contains the work, or a house, which published it.
func (r *reading) outletOrHouse() {
	ref := &r.p.ref
	if ref.Publisher == "" || ref.Place != "" || r.imprint != "" {
		return
	}
	web := ref.URL != "" && ref.DOI == ""
	same := len(ref.Authors) == 1 && ref.Authors[0].Literal != "" && strings.EqualFold(ref.Authors[0].Literal, ref.Publisher)
	switch {
	case r.outlet(ref.Publisher) && !same:
		ref.Container = ref.Publisher
		if web || r.titleEm || ref.TitleFirst {
			ref.Type = "article-newspaper"
		}
	case web && !same && !r.institution(ref.Publisher) && !r.hasHouse(ref.Publisher) && len(ref.Publisher) < 60:
		ref.Container = ref.Publisher
		ref.Type = "webpage"
	case !web && !r.titleEm && !same && r.quoted && !r.hasHouse(ref.Publisher) && !r.institution(ref.Publisher):
		ref.Container, ref.Publisher = ref.Publisher, ""
	case !web && len(r.em) > 0 && !r.titleEm && !r.hasHouse(ref.Publisher) && !r.institution(ref.Publisher) && r.isEmphasised(r.find(ref.Publisher)):
		ref.Container, ref.Publisher = ref.Publisher, ""
	case !web && len(r.em) == 0 && (ref.Year == "in press" || ref.Year == "forthcoming") && !r.hasHouse(ref.Publisher) && !r.institution(ref.Publisher):
		ref.Container, ref.Publisher = ref.Publisher, ""
	}
}

// find is where t stands behind the title, empty when it was mended.
func (r *reading) find(t string) stretch {
	if k := strings.Index(r.body[r.restAt:], t); k >= 0 {
		return stretch{r.restAt + k, r.restAt + k + len(t)}
	}
	return stretch{}
}

// institution tells whether a name is that of a body rather than of a medium.
func (r *reading) institution(name string) bool { return r.hasInstitution(name) }

// kind is the entry's CSL type as far as its form shows it.
func (r *reading) kind() string {
	ref := &r.p.ref
	numbered := ref.Volume != "" || ref.Issue != "" || ref.Pages != ""
	lowContainer := strings.ToLower(ref.Container)
	lowTitle := strings.ToLower(ref.Title)
	switch {
	case strings.HasPrefix(lowTitle, "regulation (") || strings.HasPrefix(lowTitle, "directive ") || strings.HasPrefix(lowTitle, "ley ") || strings.HasPrefix(lowTitle, "council regulation") || strings.HasPrefix(lowTitle, "council decision"):
		return "legislation"
	case conference(lowContainer):
		return "paper-conference"
	case r.inBook && (len(ref.Editors) > 0 || r.eds):
		return "chapter"
	case r.inBook && ref.Volume != "" && r.hasInstitution(ref.Container):
		return "report"
	case r.inBook && ref.Volume != "" && ref.Publisher == "":
		return "article-journal"
	case r.inBook && generic(lowContainer):
		return "report"
	case r.inBook:
		return "chapter"
	case ref.Container != "" && numbered && r.outlets[strings.TrimPrefix(lowContainer, "the ")]:
		return "article-newspaper"
	case ref.Container != "" && (numbered || ref.DOI != ""):
		return "article-journal"
	case ref.Container != "" && r.outlet(ref.Container):
		return "article-newspaper"
	case ref.Container != "":
		return "article-journal"
	}
	return r.standAlone()
}

// standAlone is the type of a work that appeared in nothing else.
func (r *reading) standAlone() string {
	ref := &r.p.ref
	org := len(ref.Authors) > 0 && ref.Authors[0].Literal != ""
	if org {
		_, eastern := easternNames(ref.Authors[0].Literal)
		org = !eastern
	}
	web := ref.URL != "" && ref.DOI == ""
	switch {
	case ref.Publisher == "" && web && !org:
		return "webpage"
	case ref.Publisher == "" && !web && (r.titleEm || ref.TitleFirst):
		return "report"
	case ref.TitleFirst && web && ref.Publisher != "":
		return "webpage"
	case r.hasHouse(ref.Publisher) && !org:
		return "book"
	case org && (ref.Publisher != "" || web):
		return "report"
	case r.hasInstitution(ref.Publisher):
		return "report"
	case ref.Publisher != "" && !web:
		return "book"
	}
	return ""
}

func conference(c string) bool {
	return strings.HasPrefix(c, "proceedings") || strings.HasPrefix(c, "proc.") || strings.Contains(c, " conference on ") || strings.Contains(c, "symposium") || strings.Contains(c, " workshop on ")
}

// generic tells whether a container names a kind of paper and no book.
func generic(c string) bool {
	switch c {
	case "research paper", "working paper", "policy paper", "policy brief", "briefing paper", "discussion paper", "report", "issue brief", "occasional paper":
		return true
	}
	return false
}
