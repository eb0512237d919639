package bibtex

import (
	"strings"

	"kg/bibliography"
)

// The genres that kinds of thesis have.
const (
	genrePhD     = "PhD thesis"
	genreMasters = "Master's thesis"
	genreNone    = "Thesis" // says no more than the type
)

// typeOf is the type of an entry's kind; ok is false for a kind that neither dialect knows.
func typeOf(kind string) (t bibliography.Type, ok bool) {
	switch kind {
	case "article", "suppperiodical":
		return bibliography.ArticleJournal, true
	case "book", "mvbook", "collection", "mvcollection", "proceedings", "mvproceedings", "reference", "mvreference", "manual":
		return bibliography.Book, true
	case "booklet":
		return bibliography.Pamphlet, true
	case "inbook", "incollection", "suppbook", "suppcollection", "bookinbook":
		return bibliography.Chapter, true
	case "inproceedings", "conference":
		return bibliography.PaperConference, true
	case "inreference":
		return bibliography.EntryEncyclopedia, true
	case "report", "techreport":
		return bibliography.Report, true
	case "thesis", "phdthesis", "mastersthesis":
		return bibliography.Thesis, true
	case "online", "electronic", "www":
		return bibliography.Webpage, true
	case "periodical":
		return bibliography.Periodical, true
	case "unpublished":
		return bibliography.Manuscript, true
	case "dataset":
		return bibliography.Dataset, true
	case "software":
		return bibliography.Software, true
	case "patent":
		return bibliography.Patent, true
	case "standard":
		return bibliography.Standard, true
	case "review":
		return bibliography.Review, true
	case "performance":
		return bibliography.Performance, true
	case "movie", "video":
		return bibliography.MotionPicture, true
	case "music", "audio":
		return bibliography.Song, true
	case "artwork", "image":
		return bibliography.Graphic, true
	case "letter":
		return bibliography.PersonalCommunication, true
	case "jurisdiction":
		return bibliography.LegalCase, true
	case "legislation":
		return bibliography.Legislation, true
	case "legal":
		return bibliography.Treaty, true
	case "misc", "bibnote", "commentary", "custom", "customa", "customb", "customc", "customd", "custome", "customf":
		return bibliography.Document, true
	}
	return bibliography.Document, false
}

// subtype is the type that an entrysubtype makes of an entry's kind.
func subtype(kind, sub string) (bibliography.Type, bool) {
	sub = strings.ToLower(sub)
	if kind == "article" || kind == "suppperiodical" {
		switch sub {
		case "magazine":
			return bibliography.ArticleMagazine, true
		case "newspaper":
			return bibliography.ArticleNewspaper, true
		}
	}
	for _, t := range bibliography.Types() {
		if string(t) == sub {
			return t, true
		}
	}
	return "", false
}

// kindOf is the kind of entry that a type is written as, and the entrysubtype
// that leads back to the type where the kind alone does not.
func kindOf(t bibliography.Type, d Dialect) (kind, sub string) {
	kind = modernKind(t)
	if d == BibTeX {
		kind = classicKind(kind)
	}
	if back, _ := typeOf(kind); back != t {
		sub = string(t)
	}
	switch t {
	case bibliography.ArticleMagazine:
		sub = "magazine"
	case bibliography.ArticleNewspaper:
		sub = "newspaper"
	}
	return kind, sub
}

func modernKind(t bibliography.Type) string {
	switch t {
	case bibliography.ArticleJournal, bibliography.ArticleMagazine, bibliography.ArticleNewspaper, bibliography.ReviewBook:
		return "article"
	case bibliography.Review:
		return "article"
	case bibliography.Book, bibliography.Classic, bibliography.MusicalScore:
		return "book"
	case bibliography.Collection:
		return "collection"
	case bibliography.Pamphlet:
		return "booklet"
	case bibliography.Chapter:
		return "incollection"
	case bibliography.EntryGeneral, bibliography.EntryDictionary, bibliography.EntryEncyclopedia:
		return "inreference"
	case bibliography.PaperConference:
		return "inproceedings"
	case bibliography.Report, bibliography.Regulation:
		return "report"
	case bibliography.Thesis:
		return "thesis"
	case bibliography.Webpage, bibliography.Post, bibliography.PostWeblog, bibliography.Article:
		return "online"
	case bibliography.Periodical:
		return "periodical"
	case bibliography.Manuscript, bibliography.Speech:
		return "unpublished"
	case bibliography.Dataset, bibliography.Software, bibliography.Patent, bibliography.Standard, bibliography.Performance, bibliography.Legislation:
		return string(t)
	case bibliography.MotionPicture, bibliography.Broadcast:
		return "video"
	case bibliography.Song:
		return "audio"
	case bibliography.Graphic, bibliography.Figure, bibliography.Map:
		return "image"
	case bibliography.PersonalCommunication:
		return "letter"
	case bibliography.LegalCase:
		return "jurisdiction"
	case bibliography.Treaty:
		return "legal"
	}
	return "misc"
}

// classicKind is the kind of BibTeX's own that is nearest to one of BibLaTeX's.
func classicKind(kind string) string {
	switch kind {
	case "report":
		return "techreport"
	case "thesis":
		return "phdthesis"
	case "collection":
		return "book"
	case "inreference":
		return "incollection"
	case "article", "book", "booklet", "incollection", "inproceedings", "unpublished":
		return kind
	}
	return "misc"
}

// serial tells whether "number" counts an issue in works of this type.
func serial(t bibliography.Type) bool {
	switch t {
	case bibliography.ArticleJournal, bibliography.ArticleMagazine, bibliography.ArticleNewspaper, bibliography.Periodical, bibliography.Review, bibliography.ReviewBook:
		return true
	}
	return false
}

// onTheWeb tells whether works of this type stand on a site, which "organization" names.
func onTheWeb(t bibliography.Type) bool {
	return t == bibliography.Webpage || t == bibliography.Post || t == bibliography.PostWeblog
}

// partOfWhole tells whether works of this type may be a volume of a larger whole.
func partOfWhole(t bibliography.Type) bool {
	return !serial(t) && !onTheWeb(t) && t != bibliography.Article
}

// inSeries tells whether "number" counts a place in a series in works of this type.
func inSeries(t bibliography.Type) bool {
	switch t {
	case bibliography.Book, bibliography.Chapter, bibliography.PaperConference, bibliography.Collection, bibliography.Classic, bibliography.Pamphlet,
		bibliography.EntryGeneral, bibliography.EntryDictionary, bibliography.EntryEncyclopedia, bibliography.MusicalScore:
		return true
	}
	return false
}

// genre is what the type field says, in words.
func genre(s string) string {
	switch strings.ToLower(s) {
	case "phdthesis":
		return genrePhD
	case "mathesis", "mastersthesis":
		return genreMasters
	case "bathesis":
		return "Bachelor's thesis"
	case "candthesis":
		return "Candidate thesis"
	case "techreport":
		return "Technical report"
	case "resreport":
		return "Research report"
	case "software":
		return "Software"
	case "datacd", "audiocd":
		return "CD"
	}
	return s
}

// languages are Babel's names of languages and the BCP 47 tags they stand for; the first name of a tag is the one written.
func languages() [][2]string {
	return [][2]string{
		{"english", "en"}, {"american", "en-US"}, {"british", "en-GB"}, {"canadian", "en-CA"}, {"australian", "en-AU"}, {"USenglish", "en-US"}, {"UKenglish", "en-GB"},
		{"ngerman", "de"}, {"german", "de"}, {"austrian", "de-AT"}, {"naustrian", "de-AT"}, {"french", "fr"}, {"francais", "fr"}, {"spanish", "es"},
		{"italian", "it"}, {"portuguese", "pt"}, {"brazilian", "pt-BR"}, {"brazil", "pt-BR"}, {"dutch", "nl"}, {"russian", "ru"}, {"polish", "pl"}, {"czech", "cs"},
		{"swedish", "sv"}, {"danish", "da"}, {"norwegian", "no"}, {"norsk", "nb"}, {"finnish", "fi"}, {"greek", "el"}, {"turkish", "tr"}, {"hungarian", "hu"},
		{"japanese", "ja"}, {"chinese", "zh"}, {"korean", "ko"}, {"indonesian", "id"}, {"bahasai", "id"}, {"malay", "ms"}, {"vietnamese", "vi"}, {"thai", "th"},
		{"arabic", "ar"}, {"hebrew", "he"}, {"persian", "fa"}, {"hindi", "hi"}, {"latin", "la"}, {"catalan", "ca"}, {"galician", "gl"}, {"basque", "eu"},
		{"romanian", "ro"}, {"bulgarian", "bg"}, {"ukrainian", "uk"}, {"croatian", "hr"}, {"serbian", "sr"}, {"slovak", "sk"}, {"slovene", "sl"},
	}
}

// language is the tag of a language that Babel has a name for, else what the field says.
func language(s string) string {
	bare := strings.TrimPrefix(s, "lang")
	for _, l := range languages() {
		if strings.EqualFold(bare, l[0]) {
			return l[1]
		}
	}
	return s
}
