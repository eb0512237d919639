package refman

import (
	"strings"

	"kg/bibliography"
)

// Kind is a type of reference: its code in RIS, its name and number in EndNote, and the type of item it stands for.
type Kind struct {
	Code   string
	Name   string
	Number int
	Type   bibliography.Type
}

// Kinds are the types of reference; of those that stand for the same type of item, the first one is written.
func Kinds() []Kind { return kindTable[:] }

var kindTable = [...]Kind{
	{"JOUR", "Journal Article", 17, bibliography.ArticleJournal},
	{"MGZN", "Magazine Article", 19, bibliography.ArticleMagazine},
	{"NEWS", "Newspaper Article", 23, bibliography.ArticleNewspaper},
	{"BOOK", "Book", 6, bibliography.Book},
	{"CHAP", "Book Section", 5, bibliography.Chapter},
	{"CONF", "Conference Paper", 47, bibliography.PaperConference}, // the two formats prefer different ones of the two
	{"THES", "Thesis", 32, bibliography.Thesis},
	{"RPRT", "Report", 27, bibliography.Report},
	{"ELEC", "Web Page", 12, bibliography.Webpage},
	{"GEN", "Generic", 13, bibliography.Document},
	{"BLOG", "Blog", 56, bibliography.PostWeblog},
	{"DATA", "Dataset", 59, bibliography.Dataset},
	{"COMP", "Computer Program", 9, bibliography.Software},
	{"PAT", "Patent", 25, bibliography.Patent},
	{"MAP", "Map", 20, bibliography.Map},
	{"UNPB", "Unpublished Work", 34, bibliography.Manuscript},
	{"PCOMM", "Personal Communication", 26, bibliography.PersonalCommunication},
	{"STAT", "Statute", 31, bibliography.Legislation},
	{"CASE", "Case", 7, bibliography.LegalCase},
	{"BILL", "Bill", 4, bibliography.Bill},
	{"HEAR", "Hearing", 18, bibliography.Hearing},
	{"ENCYC", "Encyclopedia", 53, bibliography.EntryEncyclopedia},
	{"DICT", "Dictionary", 52, bibliography.EntryDictionary},
	{"VIDEO", "Audiovisual Material", 3, bibliography.MotionPicture},
	{"MUSIC", "Music", 61, bibliography.MusicalScore},
	{"STAND", "Standard", 58, bibliography.Standard},
	{"ART", "Artwork", 2, bibliography.Graphic},
	{"PAMP", "Pamphlet", 24, bibliography.Pamphlet},
	{"CLSWK", "Classical Work", 49, bibliography.Classic},
	{"FIGURE", "Figure", 37, bibliography.Figure},
	{"INTV", "Interview", 64, bibliography.Interview},
	{"ABST", "Abstract", 0, bibliography.ArticleJournal},
	{"EJOUR", "Electronic Article", 43, bibliography.ArticleJournal},
	{"INPR", "Article in Press", 0, bibliography.ArticleJournal},
	{"JFULL", "Journal", 0, bibliography.Periodical},
	{"SER", "Serial", 57, bibliography.Book},
	{"EDBOOK", "Edited Book", 28, bibliography.Book},
	{"EBOOK", "Electronic Book", 44, bibliography.Book},
	{"ECHAP", "Electronic Book Section", 60, bibliography.Chapter},
	{"CPAPER", "Conference Proceedings", 10, bibliography.PaperConference},
	{"GOVDOC", "Government Document", 46, bibliography.Report},
	{"MANSCPT", "Manuscript", 36, bibliography.Manuscript},
	{"LEGAL", "Legal Rule or Regulation", 50, bibliography.Regulation},
	{"MPCT", "Film or Broadcast", 21, bibliography.MotionPicture},
	{"SOUND", "Sound Recording", 0, bibliography.Song},
	{"SLIDE", "Slide", 0, bibliography.Speech},
	{"ADVS", "Audiovisual", 0, bibliography.MotionPicture},
	{"ICOMM", "Internet Communication", 0, bibliography.PersonalCommunication},
	{"MULTI", "Online Multimedia", 48, bibliography.Webpage},
	{"DBASE", "Online Database", 45, bibliography.Dataset},
	{"AGGR", "Aggregated Database", 55, bibliography.Dataset},
	{"UNBILL", "Unenacted Bill", 0, bibliography.Bill},
	{"ANCIENT", "Ancient Text", 51, bibliography.Classic},
	{"CHART", "Chart or Table", 38, bibliography.Figure},
	{"EQUA", "Equation", 39, bibliography.Figure},
	{"GRANT", "Grant", 54, bibliography.Document},
	{"CTLG", "Catalog", 8, bibliography.Document},
}

// TypeOf is the type of item that a code or a name of either format stands for.
func TypeOf(code string) (bibliography.Type, bool) {
	for _, k := range Kinds() {
		if strings.EqualFold(k.Code, code) || strings.EqualFold(k.Name, code) {
			return k.Type, true
		}
	}
	return bibliography.Document, false
}

// KindOf is the type of reference an item is written as: a generic one where the formats have none.
func KindOf(t bibliography.Type) Kind {
	var generic Kind
	for _, k := range Kinds() {
		if k.Type == t {
			return k
		}
		if k.Type == bibliography.Document && generic.Code == "" {
			generic = k
		}
	}
	return generic
}

func serial(t bibliography.Type) bool {
	switch t {
	case bibliography.ArticleJournal, bibliography.ArticleMagazine, bibliography.ArticleNewspaper, bibliography.Periodical:
		return true
	}
	return false
}

// inSeries tells whether "number" counts a place in a series.
func inSeries(t bibliography.Type) bool {
	switch t {
	case bibliography.Book, bibliography.Chapter, bibliography.PaperConference, bibliography.Classic, bibliography.Pamphlet, bibliography.EntryDictionary, bibliography.EntryEncyclopedia:
		return true
	}
	return false
}

// versioned tells whether "edition" is a version.
func versioned(t bibliography.Type) bool {
	return t == bibliography.Software || t == bibliography.Dataset
}
