package identity

import (
	"net/url"
	"slices"
	"strings"

	"kg/graph"
)

// names are the identifiers of a work, sorted. That of a whole book is none of a part of it.
func names(w *graph.Work, part bool) []string {
	var out []string
	add := func(sort, name string) {
		if name != "" {
			out = append(out, sort+":"+name)
		}
	}
	for _, s := range []string{w.DOI, w.URL} {
		add("doi", doi(s))
	}
	for _, s := range []string{w.DOI, w.URL, w.Container, w.Volume, w.Pages, w.Publisher} {
		add("arxiv", arxiv(s))
	}
	if !part {
		add("isbn", isbn(w.ISBN))
	}
	add("handle", after(w.URL, "hdl.handle.net/"))
	add("pmid", digits(after(w.URL, "pubmed.ncbi.nlm.nih.gov/")))
	if len(out) == 0 {
		add("url", address(w.URL))
	}
	slices.Sort(out)
	out = slices.Compact(out)
	if slices.ContainsFunc(out, func(n string) bool { return strings.HasPrefix(n, "arxiv:") }) {
		// The DOI that arXiv gives is its identifier in another form.
		out = slices.DeleteFunc(out, func(n string) bool { return strings.HasPrefix(n, "doi:10.48550/") })
	}
	return out
}

// doi is the DOI in a text, bare and in lower case, "" for none. DOIs do not differ by case (ISO 26324).
func doi(s string) string {
	s = strings.ToLower(strings.TrimSpace(s))
	i := strings.Index(s, "10.")
	if i < 0 || i > 0 && s[i-1] >= '0' && s[i-1] <= '9' {
		return ""
	}
	if strings.Contains(s, "://") && !strings.Contains(s, "doi.org/") && !strings.Contains(s, "/doi/") {
		return ""
	}
	s = s[i:]
	if unescaped, err := url.PathUnescape(s); err == nil {
		s = unescaped
	}
	s, _, _ = strings.Cut(s, "?")
	s, _, _ = strings.Cut(s, "#")
	prefix, suffix, ok := strings.Cut(strings.TrimRight(s, ".,;)]}>\"' /"), "/")
	if !ok || suffix == "" || len(prefix) < 7 || digits(prefix[3:]) == "" || strings.ContainsAny(suffix, " \t\n") {
		return ""
	}
	return prefix + "/" + suffix
}

// arxiv is the arXiv identifier in a text, without its version: "2301.01234", "hep-th/9901001".
func arxiv(s string) string {
	s = strings.ToLower(s)
	for _, mark := range []string{"arxiv.org/abs/", "arxiv.org/pdf/", "10.48550/arxiv.", "arxiv:", "arxiv preprint "} {
		id := strings.TrimSpace(after(s, mark))
		if id == "" {
			continue
		}
		id = strings.TrimPrefix(id, "arxiv:")
		id, _, _ = strings.Cut(id, " ")
		id = strings.TrimSuffix(strings.TrimRight(id, ".,;)]"), ".pdf")
		if i := strings.LastIndexByte(id, 'v'); i > 0 && digits(id[i+1:]) == id[i+1:] {
			id = id[:i]
		}
		if len(digits(id)) >= 2 && len(id) <= 30 {
			return id
		}
	}
	return ""
}

// isbn is the first ISBN of a text as ISBN-13, "" where its check digit does not agree (ISO 2108).
func isbn(s string) string {
	var b strings.Builder
	for _, r := range strings.ToUpper(s) {
		switch {
		case isDigit(r) || r == 'X':
			b.WriteRune(r)
		case r == '-' || r == ' ' || r == '‐' || r == '–':
		case b.Len() >= 10:
			return isbn13(b.String())
		default:
			b.Reset()
		}
	}
	return isbn13(b.String())
}

func isbn13(s string) string {
	if len(s) > 13 && (strings.HasPrefix(s, "978") || strings.HasPrefix(s, "979")) {
		s = s[:13]
	}
	switch len(s) {
	case 10:
		sum := 0
		for i, r := range s {
			v := int(r - '0')
			if r == 'X' {
				v = 10
				if i != 9 {
					return ""
				}
			}
			sum += (10 - i) * v
		}
		if sum%11 != 0 {
			return ""
		}
		s = "978" + s[:9]
		return s + string(rune('0'+check13(s)))
	case 13:
		if strings.Contains(s, "X") || int(s[12]-'0') != check13(s[:12]) {
			return ""
		}
		return s
	}
	return ""
}

func check13(s string) int {
	sum := 0
	for i, r := range s[:12] {
		if v := int(r - '0'); i%2 == 0 {
			sum += v
		} else {
			sum += 3 * v
		}
	}
	return (10 - sum%10) % 10
}

func after(s, mark string) string {
	_, rest, ok := strings.Cut(s, mark)
	if !ok {
		return ""
	}
	rest, _, _ = strings.Cut(rest, "?")
	return strings.TrimRight(strings.TrimSpace(rest), "/.")
}

// address is a web address reduced to what leads to one item; "" where it leads to a site or a part of one.
func address(s string) string {
	u, err := url.Parse(strings.TrimRight(strings.TrimSpace(s), ".,;)"))
	if err != nil || u.Host == "" {
		return ""
	}
	path := strings.TrimRight(strings.TrimSuffix(u.EscapedPath(), "index.html"), "/")
	last := path[strings.LastIndexByte(path, '/')+1:]
	query := u.Query()
	for k := range query {
		if strings.HasPrefix(k, "utm_") || k == "ref" || k == "fbclid" || k == "s" || k == "lang" {
			query.Del(k)
		}
	}
	if len(last) < 12 && digits(last) == "" && len(query) == 0 {
		return ""
	}
	host := strings.TrimPrefix(strings.ToLower(u.Host), "www.")
	if q := query.Encode(); q != "" {
		path += "?" + q
	}
	return host + path
}

// preprint tells whether a work came out on a preprint server or as a working paper.
func preprint(w *graph.Work, names []string) bool {
	for _, n := range names {
		if strings.HasPrefix(n, "arxiv:") {
			return w.Volume == "" || arxiv(w.Volume) != "" || w.Issue == "" && w.Pages == ""
		}
		for _, prefix := range []string{
			"doi:10.48550/", "doi:10.2139/ssrn", "doi:10.1101/", "doi:10.31234/", "doi:10.31235/", "doi:10.31219/",
			"doi:10.21203/", "doi:10.20944/", "doi:10.3386/",
		} {
			if strings.HasPrefix(n, prefix) {
				return true
			}
		}
	}
	where := " " + strings.Join(words(w.Container+" "+w.Publisher), " ") + " "
	if title := words(w.Title); len(title) > 1 && title[len(title)-1] == "arxiv" { // a container that was not cut off
		return true
	}
	for _, server := range []string{
		" arxiv ", " ssrn ", " biorxiv ", " medrxiv ", " psyarxiv ", " socarxiv ", " osf preprints ", " preprints ", " preprint ",
		" research square ", " working paper ", " working papers ", " discussion paper ", " discussion papers ",
	} {
		if strings.Contains(where, server) {
			return true
		}
	}
	return w.Type == "preprint"
}

// shared is an identifier of the sort that both have; differ tells that both have some of it and none alike.
func shared(a, b *Description, sort string) (name string, differ bool) {
	var x, y bool
	for _, n := range a.Names {
		if !strings.HasPrefix(n, sort+":") {
			continue
		}
		x = true
		if slices.Contains(b.Names, n) {
			return n, false
		}
	}
	y = slices.ContainsFunc(b.Names, func(n string) bool { return strings.HasPrefix(n, sort+":") })
	return "", x && y
}
