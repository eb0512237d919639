package endnote

// element is an element of a record that holds a field.
type element struct {
	parent string // "" for any
	name   string
	tag    string // of RIS; "type", "number" and "label" for what is none
}

// elements are the elements that are read, those that are written in the order of EndNote's own files.
func elements() []element { return elementTable[:] }

var elementTable = [...]element{
	{"", "ref-type", "type"}, {"", "rec-number", "number"}, {"", "label", "label"},
	{"authors", "author", "AU"}, {"secondary-authors", "author", "A2"}, {"tertiary-authors", "author", "A3"},
	{"subsidiary-authors", "author", "A4"}, {"translated-authors", "author", "A4"},
	{"titles", "title", "TI"}, {"titles", "secondary-title", "T2"}, {"titles", "tertiary-title", "T3"}, {"titles", "alt-title", "J2"}, {"titles", "short-title", "ST"},
	{"periodical", "full-title", "JF"}, {"periodical", "abbr-1", "J1"}, {"alt-periodical", "full-title", "J2"},
	{"", "pages", "SP"}, {"", "volume", "VL"}, {"", "number", "IS"}, {"", "issue", "C7"}, {"", "num-vols", "NV"}, {"", "edition", "ET"}, {"", "section", "SE"},
	{"keywords", "keyword", "KW"},
	{"dates", "year", "PY"}, {"pub-dates", "date", "DA"}, {"", "pub-location", "CY"}, {"", "publisher", "PB"}, {"", "orig-pub", "OP"}, {"", "isbn", "SN"},
	{"", "call-num", "CN"}, {"", "abstract", "AB"}, {"", "notes", "N1"}, {"", "research-notes", "RN"}, {"", "work-type", "M3"}, {"", "reviewed-item", "RI"},
	{"related-urls", "url", "UR"}, {"web-urls", "url", "UR"}, {"pdf-urls", "url", "none"},
	{"", "custom2", "C2"}, {"", "custom7", "C7"}, {"", "electronic-resource-num", "DO"}, {"", "remote-database-name", "DB"}, {"", "remote-database-provider", "DP"},
	{"", "language", "LA"}, {"", "access-date", "Y2"}, {"", "misc1", "M1"}, {"", "auth-address", "none"},
}
