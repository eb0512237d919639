package identity

import "strings"

// Sort is what a notice does to the work that it is about.
type Sort string

// The sorts of notice, and the mark of a work that was retracted.
const (
	Plain       Sort = ""
	Retraction  Sort = "retraction" // "Retraction: TITLE": a notice that takes the work back
	Correction  Sort = "correction" // "Erratum to: TITLE": a notice that corrects it
	Retracted   Sort = "retracted"  // "RETRACTED: TITLE": the work itself, marked by its publisher
	Comment     Sort = "comment"    // "Reply to TITLE", "Review of TITLE": about it, neither retracts nor corrects
	maxNoticeIn      = 400          // bytes of a title that are looked at
)

// Notice takes apart a title that says it is a notice about a work, or a work that was retracted: its sort, and the title of the work.
// A title that says nothing of the kind is given back as it is. The wordings are those that publishers use under the
// guidelines of COPE and the ICMJE.
func Notice(title string) (Sort, string) {
	trimmed := strings.TrimSpace(title)
	lower := strings.ToLower(trimmed)
	if len(lower) != len(trimmed) { // another length in lower case: offsets would not fit
		return Plain, title
	}
	for _, w := range wordings() {
		rest, ok := strings.CutPrefix(lower, w.begins)
		if !ok {
			continue
		}
		of := strings.TrimLeft(trimmed[len(trimmed)-len(rest):], " :–—-“”\"‘[(")
		if of = strings.TrimRight(of, " ”\"’])"); len(words(of)) >= 2 && len(of) <= maxNoticeIn {
			return w.sort, of
		}
	}
	for _, mark := range []string{"[retracted]", "(retracted)", "[retracted article]", "(retracted article)", "— retracted", "– retracted"} {
		if strings.HasSuffix(lower, mark) {
			return Retracted, strings.TrimSpace(trimmed[:len(trimmed)-len(mark)])
		}
	}
	return Plain, title
}

func wordings() []struct {
	begins string
	sort   Sort
} {
	type wording = struct {
		begins string
		sort   Sort
	}
	return []wording{
		{"retracted article:", Retracted}, {"retracted:", Retracted}, {"[retracted]", Retracted}, {"retracted paper:", Retracted},
		{"retraction notice to", Retraction}, {"retraction notice for", Retraction}, {"retraction notice:", Retraction},
		{"notice of retraction:", Retraction}, {"notice of retraction to", Retraction}, {"retraction note to:", Retraction}, {"retraction note:", Retraction},
		{"statement of retraction:", Retraction}, {"retraction of:", Retraction}, {"retraction to:", Retraction}, {"retraction:", Retraction},
		{"erratum to:", Correction}, {"erratum to ", Correction}, {"erratum for ", Correction}, {"erratum:", Correction}, {"errata to ", Correction}, {"errata:", Correction},
		{"corrigendum to:", Correction}, {"corrigendum to ", Correction}, {"corrigendum:", Correction}, {"corrigenda:", Correction},
		{"correction to:", Correction}, {"correction:", Correction}, {"author correction:", Correction}, {"publisher correction:", Correction},
		{"reply to:", Comment}, {"reply to ", Comment}, {"response to:", Comment}, {"a reply to ", Comment}, {"comment on:", Comment}, {"comment on ", Comment}, {"comments on ", Comment},
		{"review of:", Comment}, {"review of ", Comment}, {"book review:", Comment}, {"editorial comment on ", Comment}, {"commentary on ", Comment},
		{"addendum to ", Comment}, {"expression of concern:", Comment},
	}
}
