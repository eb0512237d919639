package reference_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// Invented works and the styles they are printed in: names, titles, journals
// and houses are made up, so that no list of references is anybody's own.

type inventedAuthor struct{ family, given string }

// initials are "A. B." of given names written out.
func (a inventedAuthor) initials(stop, between string) string {
	var out []string
	for _, w := range strings.Fields(a.given) {
		out = append(out, string([]rune(w)[0])+stop)
	}
	return strings.Join(out, between)
}

type inventedWork struct {
	authors                                            []inventedAuthor
	body                                               string // an organisation in the author's place
	year, title, container, volume, issue, first, last string
	house, place, doi, url, month, day                 string
	editors                                            []inventedAuthor
	kind                                               string // article, book, chapter, report, news
	repeated                                           bool   // the author of the one before is printed as a dash
}

var (
	familyNames = strings.Fields("Orwen Bassett Pell Dunmore Fenwick Sorrel Lund Muir Ashdown Tolliver Quillfeather Hartnoll Vance Okonjo Brandvold Castellane Marchetti Iversholt Penrose Yarrow Krell Zoltany Ferrand Gillray Hask Innisfree Jardine Koval Lathbury Mbeka Naismith Oduya Pargeter Rusk Stavely Thorne Ueda Varga Whitlock Zeller")
	oddFams     = []string{"van der Loo", "de Graaf", "O’Hanlon", "Muñoz-Reyes", "Le Brun", "Østby", "Ben-Ami", "al-Harthi", "Nguyễn", "Škoda", "El-Sayed", "McAllan", "St. Clair", "D’Aubin", "Kim", "Lee", "Li", "Xu", "Ng"}
	givens      = strings.Fields("Ada Bertram Clara Dorian Edith Felix Greta Hugo Ines Jonas Karla Leon Mira Nils Olga Petra Quentin Rosa Silas Tilda Ulrich Vera Willem Yann Zora")
	topics      = strings.Fields("tides harbours ferries canals timber customs tariffs pilots lighthouses dredging quays treaties ledgers guilds sluices locks estuaries convoys manifests wharves")
	adjectives  = strings.Fields("quiet divided northern maritime contested informal provincial rising broken public shared hidden late early comparative regional")
	places      = []string{"Leeds", "Oldport", "New Haven", "London", "Cambridge, MA", "Ghent", "Thousand Oaks, CA", "Bergen", "Lisbon", "Oxford"}
	houses      = []string{"Moor House", "Lantern Hall Press", "Oldport University Press", "Tidewater & Sons", "Quay Street Books", "Northern Academic", "Brine Press"}
	journals    = []string{"Journal of Coastal Politics", "Harbour Studies", "Annals of Small Ports", "Review of Maritime Economy", "Timber & Trade Quarterly", "Estuary", "International Journal of Lock Engineering", "Northern Historical Review", "The Pilot"}
	bodies      = []string{"Bureau of Quiet Rivers", "Ministry of Harbours", "International Lock Commission", "Office for Tidal Statistics", "Moor Institute", "World Ferry Organization"}
	papers      = []string{"The Harbour Courier", "Oldport Gazette", "Northern Post", "The Daily Ledger"}
	months      = strings.Fields("January February March April May June July August September October November December")
)

func pick[T any](r *rand.Rand, from []T) T { return from[r.IntN(len(from))] }

func inventTitle(r *rand.Rand) string {
	forms := []string{
		"The %[1]s %[2]s: %[3]s and the politics of %[4]s",
		"%[2]s, %[4]s, and the %[1]s state",
		"How %[1]s %[2]s shaped %[3]s %[4]s in the age of sail",
		"What do %[2]s want? Evidence from %[1]s ports, 1890–1914",
		"%[1]s %[2]s",
		"A history of %[3]s %[4]s",
		"Reading %[2]s: On %[1]s forms of %[4]s",
		"On the origins of %[3]s %[2]s in the Strait of Moor: A reply to Dunmore (1998)",
	}
	t := fmt.Sprintf(pick(r, forms), pick(r, adjectives), pick(r, topics), pick(r, adjectives), pick(r, topics))
	return strings.ToUpper(t[:1]) + t[1:]
}

func inventAuthor(r *rand.Rand) inventedAuthor {
	a := inventedAuthor{family: pick(r, familyNames), given: pick(r, givens)}
	if r.IntN(6) == 0 {
		a.family = pick(r, oddFams)
	}
	if r.IntN(2) == 0 {
		a.given += " " + pick(r, givens)
	}
	return a
}

func inventAuthors(r *rand.Rand) []inventedAuthor {
	n := []int{1, 1, 1, 2, 2, 3, 4, 7}[r.IntN(8)]
	out := make([]inventedAuthor, n)
	for i := range out {
		out[i] = inventAuthor(r)
	}
	return out
}

func inventWork(r *rand.Rand) inventedWork {
	from := 1 + r.IntN(700)
	w := inventedWork{
		authors: inventAuthors(r), year: fmt.Sprint(1950 + r.IntN(75)), title: inventTitle(r), container: pick(r, journals),
		volume: fmt.Sprint(1 + r.IntN(90)), issue: fmt.Sprint(1 + r.IntN(6)), first: fmt.Sprint(from), last: fmt.Sprint(from + 3 + r.IntN(40)),
		house: pick(r, houses), place: pick(r, places), month: pick(r, months), day: fmt.Sprint(1 + r.IntN(28)),
		kind: []string{"article", "article", "article", "book", "book", "chapter", "report", "news"}[r.IntN(8)],
	}
	switch r.IntN(5) {
	case 0, 1:
		w.doi = fmt.Sprintf("https://doi.org/10.%d/%s.%s.%d", 5000+r.IntN(4000), pick(r, []string{"jcp", "hst", "S0022", "moor"}), w.year, r.IntN(99999))
	case 2:
		w.url = fmt.Sprintf("https://www.%s.example.org/%s/%s/%s-%s", pick(r, topics), w.year, pick(r, topics), pick(r, adjectives), pick(r, topics))
	}
	switch w.kind {
	case "chapter":
		w.editors = inventAuthors(r)[:1]
		w.container = inventTitle(r)
	case "report":
		if r.IntN(2) == 0 {
			w.authors, w.body = nil, pick(r, bodies)
		}
	case "news":
		w.container = pick(r, papers)
		if w.doi != "" {
			w.url, w.doi = "https://news.example.com/"+w.year+"/"+w.volume, ""
		}
	}
	return w
}

// inventBibliography is n works in the order of their authors; some follow another of the same author.
func inventBibliography(r *rand.Rand, n int) []inventedWork {
	var out []inventedWork
	for len(out) < n {
		w := inventWork(r)
		if len(out) > 0 && r.IntN(8) == 0 {
			w.authors, w.body, w.repeated = out[len(out)-1].authors, out[len(out)-1].body, true
		}
		out = append(out, w)
	}
	return out
}

// link is the DOI or the address of a work, "" for none.
func (w inventedWork) link() string {
	if w.doi != "" {
		return w.doi
	}
	return w.url
}

func (w inventedWork) names(each func(i int, a inventedAuthor) string, sep, last string) string {
	if w.body != "" {
		return w.body
	}
	var out []string
	for i, a := range w.authors {
		out = append(out, each(i, a))
	}
	if len(out) == 1 {
		return out[0]
	}
	return strings.Join(out[:len(out)-1], sep) + last + out[len(out)-1]
}

func familyFirst(_ int, a inventedAuthor) string { return a.family + ", " + a.initials(".", " ") }
func givenFirst(_ int, a inventedAuthor) string  { return a.initials(".", " ") + " " + a.family }
func invertedFull(i int, a inventedAuthor) string {
	if i == 0 {
		return a.family + ", " + a.given
	}
	return a.given + " " + a.family
}

func titleCase(s string) string {
	ws := strings.Fields(s)
	for i, w := range ws {
		if len(w) > 3 || i == 0 {
			ws[i] = strings.ToUpper(w[:1]) + w[1:]
		}
	}
	return strings.Join(ws, " ")
}

func withStop(s string) string {
	if strings.HasSuffix(s, "?") || strings.HasSuffix(s, ".") {
		return s
	}
	return s + "."
}

func joined(parts ...string) string {
	var out []string
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, " ")
}

// printedStyle prints one work; dash stands for the author of the one before, "" where a style has none.
type printedStyle struct {
	name     string
	language string
	numbered bool // the style's own lists are numbered
	print    func(w inventedWork) (authors, rest string)
}

func printedStyles() []printedStyle {
	return []printedStyle{
		{"apa", "en", false, apaEntry}, {"chicago-author-date", "en", false, chicagoEntry}, {"harvard", "en", false, harvardEntry},
		{"mla", "en", false, mlaEntry}, {"vancouver", "en", true, vancouverEntry}, {"ieee", "en", true, ieeeEntry},
		{"asa", "en", false, asaEntry}, {"chicago-notes", "en", false, notesBibliographyEntry}, {"mhra", "en", false, mhraEntry},
		{"sage", "en", false, sageEntry}, {"german", "de", false, germanEntry}, {"french", "fr", false, frenchEntry},
		{"spanish", "es", false, spanishEntry}, {"abnt", "pt", false, abntEntry}, {"indonesian", "id", false, apaEntry},
		{"korean", "ko", false, koreanEntry}, {"chinese", "zh", true, chineseEntry}, {"japanese", "ja", false, japaneseEntry},
	}
}

func apaEntry(w inventedWork) (string, string) {
	a := withStop(w.names(familyFirst, ", ", ", & "))
	switch w.kind {
	case "article":
		return a, joined(fmt.Sprintf("(%s). %s %s, %s(%s), %s–%s.", w.year, withStop(w.title), w.container, w.volume, w.issue, w.first, w.last), w.link())
	case "chapter":
		return a, joined(fmt.Sprintf("(%s). %s In %s (Ed.), %s (pp. %s–%s). %s.", w.year, withStop(w.title), givenFirst(0, w.editors[0]), w.container, w.first, w.last, w.house), w.link())
	case "news":
		return a, joined(fmt.Sprintf("(%s, %s %s). %s %s.", w.year, w.month, w.day, withStop(w.title), w.container), w.link())
	}
	return a, joined(fmt.Sprintf("(%s). %s %s.", w.year, withStop(w.title), w.house), w.link())
}

func chicagoEntry(w inventedWork) (string, string) {
	a := withStop(w.names(invertedFull, ", ", ", and "))
	switch w.kind {
	case "article":
		return a, joined(fmt.Sprintf("%s. “%s” %s %s (%s): %s–%s.", w.year, withStop(titleCase(w.title)), w.container, w.volume, w.issue, w.first, w.last), dotted(w.link()))
	case "chapter":
		return a, fmt.Sprintf("%s. “%s” In %s, edited by %s, %s–%s. %s: %s.", w.year, withStop(titleCase(w.title)), titleCase(w.container), w.editors[0].given+" "+w.editors[0].family, w.first, w.last, w.place, w.house)
	case "news":
		return a, joined(fmt.Sprintf("%s. “%s” %s, %s %s.", w.year, withStop(titleCase(w.title)), w.container, w.month, w.day), dotted(w.link()))
	}
	return a, fmt.Sprintf("%s. %s %s: %s.", w.year, withStop(titleCase(w.title)), w.place, w.house)
}

func dotted(link string) string {
	if link == "" {
		return ""
	}
	return link + "."
}

func harvardEntry(w inventedWork) (string, string) {
	a := w.names(familyFirst, ", ", " and ")
	switch w.kind {
	case "article":
		return a, joined(fmt.Sprintf("(%s) ‘%s’, %s, %s(%s), pp. %s–%s.", w.year, w.title, w.container, w.volume, w.issue, w.first, w.last), available(w.link()))
	case "chapter":
		return a, fmt.Sprintf("(%s) ‘%s’, in %s (ed.) %s. %s: %s, pp. %s–%s.", w.year, w.title, familyFirst(0, w.editors[0]), w.container, w.place, w.house, w.first, w.last)
	case "news":
		return a, joined(fmt.Sprintf("(%s) ‘%s’, %s, %s %s.", w.year, w.title, w.container, w.day, w.month), available(w.link()))
	}
	return a, joined(fmt.Sprintf("(%s) %s %s: %s.", w.year, withStop(w.title), w.place, w.house), available(w.link()))
}

func available(link string) string {
	if link == "" {
		return ""
	}
	return "Available at: " + link + " (Accessed: 4 May 2023)."
}

func mlaEntry(w inventedWork) (string, string) {
	a := w.names(invertedFull, ", ", ", and ")
	if len(w.authors) > 2 {
		a = invertedFull(0, w.authors[0]) + ", et al"
	}
	a = withStop(a)
	switch w.kind {
	case "article":
		return a, joined(fmt.Sprintf("“%s” %s, vol. %s, no. %s, %s, pp. %s-%s.", withStop(titleCase(w.title)), w.container, w.volume, w.issue, w.year, w.first, w.last), dotted(w.link()))
	case "chapter":
		return a, fmt.Sprintf("“%s” %s, edited by %s, %s, %s, pp. %s-%s.", withStop(titleCase(w.title)), titleCase(w.container), w.editors[0].given+" "+w.editors[0].family, w.house, w.year, w.first, w.last)
	case "news":
		end := "."
		if w.link() != "" {
			end = ","
		}
		return a, joined(fmt.Sprintf("“%s” %s, %s %s. %s%s", withStop(titleCase(w.title)), w.container, w.day, w.month[:3], w.year, end), dotted(w.link()))
	}
	return a, fmt.Sprintf("%s %s, %s.", withStop(titleCase(w.title)), w.house, w.year)
}

func vancouverEntry(w inventedWork) (string, string) {
	a := withStop(w.names(func(_ int, a inventedAuthor) string { return a.family + " " + a.initials("", "") }, ", ", ", "))
	switch w.kind {
	case "article":
		return a, joined(fmt.Sprintf("%s %s. %s;%s(%s):%s-%s.", withStop(w.title), w.container, w.year, w.volume, w.issue, w.first, w.last), w.link())
	case "chapter":
		return a, fmt.Sprintf("%s In: %s, editor. %s. %s: %s; %s. p. %s-%s.", withStop(w.title), w.editors[0].family+" "+w.editors[0].initials("", ""), w.container, w.place, w.house, w.year, w.first, w.last)
	}
	return a, fmt.Sprintf("%s %s: %s; %s.", withStop(w.title), w.place, w.house, w.year)
}

func ieeeEntry(w inventedWork) (string, string) {
	a := w.names(givenFirst, ", ", ", and ") + ","
	switch w.kind {
	case "article":
		return a, joined(fmt.Sprintf("“%s,” %s, vol. %s, no. %s, pp. %s–%s, %s. %s.", w.title, w.container, w.volume, w.issue, w.first, w.last, w.month[:3], w.year), ieeeLink(w.link()))
	case "chapter":
		return a, fmt.Sprintf("“%s,” in %s, %s, Ed. %s: %s, %s, pp. %s–%s.", w.title, titleCase(w.container), givenFirst(0, w.editors[0]), w.place, w.house, w.year, w.first, w.last)
	}
	return a, fmt.Sprintf("%s. %s: %s, %s.", titleCase(w.title), w.place, w.house, w.year)
}

func ieeeLink(l string) string {
	if l == "" {
		return ""
	}
	return "[Online]. Available: " + l
}

func asaEntry(w inventedWork) (string, string) {
	a := withStop(w.names(invertedFull, ", ", ", and "))
	switch w.kind {
	case "article":
		return a, fmt.Sprintf("%s. “%s” %s %s(%s):%s–%s.", w.year, withStop(titleCase(w.title)), w.container, w.volume, w.issue, w.first, w.last)
	case "chapter":
		return a, fmt.Sprintf("%s. “%s” Pp. %s–%s in %s, edited by %s. %s: %s.", w.year, withStop(titleCase(w.title)), w.first, w.last, titleCase(w.container), givenFirst(0, w.editors[0]), w.place, w.house)
	}
	return a, fmt.Sprintf("%s. %s %s: %s.", w.year, withStop(titleCase(w.title)), w.place, w.house)
}

func notesBibliographyEntry(w inventedWork) (string, string) {
	a := withStop(w.names(invertedFull, ", ", ", and "))
	switch w.kind {
	case "article":
		return a, joined(fmt.Sprintf("“%s” %s %s, no. %s (%s): %s–%s.", withStop(titleCase(w.title)), w.container, w.volume, w.issue, w.year, w.first, w.last), dotted(w.link()))
	case "chapter":
		return a, fmt.Sprintf("“%s” In %s, edited by %s, %s–%s. %s: %s, %s.", withStop(titleCase(w.title)), titleCase(w.container), w.editors[0].given+" "+w.editors[0].family, w.first, w.last, w.place, w.house, w.year)
	case "news":
		return a, fmt.Sprintf("“%s” %s, %s %s, %s.", withStop(titleCase(w.title)), w.container, w.month, w.day, w.year)
	}
	return a, fmt.Sprintf("%s %s: %s, %s.", withStop(titleCase(w.title)), w.place, w.house, w.year)
}

func mhraEntry(w inventedWork) (string, string) {
	a := w.names(invertedFull, ", ", ", and ") + ","
	switch w.kind {
	case "article":
		return a, fmt.Sprintf("‘%s’, %s, %s.%s (%s), %s–%s", titleCase(w.title), w.container, w.volume, w.issue, w.year, w.first, w.last)
	case "chapter":
		return a, fmt.Sprintf("‘%s’, in %s, ed. by %s (%s: %s, %s), pp. %s–%s", titleCase(w.title), titleCase(w.container), w.editors[0].given+" "+w.editors[0].family, w.place, w.house, w.year, w.first, w.last)
	}
	return a, fmt.Sprintf("%s (%s: %s, %s)", titleCase(w.title), w.place, w.house, w.year)
}

func sageEntry(w inventedWork) (string, string) {
	a := w.names(func(_ int, a inventedAuthor) string { return a.family + " " + a.initials("", "") }, ", ", " and ")
	switch w.kind {
	case "article":
		return a, joined(fmt.Sprintf("(%s) %s %s %s(%s): %s–%s.", w.year, withStop(w.title), w.container, w.volume, w.issue, w.first, w.last), w.link())
	case "chapter":
		return a, fmt.Sprintf("(%s) %s In: %s (ed) %s. %s: %s, pp.%s–%s.", w.year, withStop(w.title), w.editors[0].family+" "+w.editors[0].initials("", ""), w.container, w.place, w.house, w.first, w.last)
	}
	return a, fmt.Sprintf("(%s) %s %s: %s.", w.year, withStop(w.title), w.place, w.house)
}

func germanEntry(w inventedWork) (string, string) {
	a := w.names(func(_ int, a inventedAuthor) string { return a.family + ", " + a.given }, "/", "/")
	switch w.kind {
	case "article":
		return a, fmt.Sprintf("(%s): %s In: %s, Jg. %s, H. %s, S. %s–%s.", w.year, withStop(w.title), w.container, w.volume, w.issue, w.first, w.last)
	case "chapter":
		return a, fmt.Sprintf("(%s): %s In: %s (Hg.): %s. %s: %s, S. %s–%s.", w.year, withStop(w.title), w.editors[0].family+", "+w.editors[0].given, w.container, w.place, w.house, w.first, w.last)
	}
	return a, fmt.Sprintf("(%s): %s %s: %s.", w.year, withStop(w.title), w.place, w.house)
}

func frenchEntry(w inventedWork) (string, string) {
	a := w.names(func(_ int, a inventedAuthor) string { return strings.ToUpper(a.family) + " " + a.given }, ", ", " et ") + ","
	switch w.kind {
	case "article":
		return a, fmt.Sprintf("« %s », %s, vol. %s, n° %s, %s, p. %s-%s.", w.title, w.container, w.volume, w.issue, w.year, w.first, w.last)
	case "chapter":
		return a, fmt.Sprintf("« %s », in %s (dir.), %s, %s, %s, %s, p. %s-%s.", w.title, w.editors[0].given+" "+strings.ToUpper(w.editors[0].family), w.container, w.place, w.house, w.year, w.first, w.last)
	}
	return a, fmt.Sprintf("%s, %s, %s, %s, %s p.", w.title, w.place, w.house, w.year, w.first)
}

func spanishEntry(w inventedWork) (string, string) {
	a := withStop(w.names(familyFirst, ", ", " y "))
	switch w.kind {
	case "article":
		return a, joined(fmt.Sprintf("(%s). %s %s, %s(%s), %s-%s.", w.year, withStop(w.title), w.container, w.volume, w.issue, w.first, w.last), w.link())
	case "chapter":
		return a, fmt.Sprintf("(%s). %s En %s (Ed.), %s (pp. %s-%s). %s.", w.year, withStop(w.title), givenFirst(0, w.editors[0]), w.container, w.first, w.last, w.house)
	}
	return a, joined(fmt.Sprintf("(%s). %s %s.", w.year, withStop(w.title), w.house), recovered(w.link()))
}

func recovered(l string) string {
	if l == "" {
		return ""
	}
	return "Recuperado de " + l
}

func abntEntry(w inventedWork) (string, string) {
	a := withStop(w.names(func(_ int, a inventedAuthor) string { return strings.ToUpper(a.family) + ", " + a.initials(".", " ") }, "; ", "; "))
	switch w.kind {
	case "article":
		return a, fmt.Sprintf("%s %s, %s, v. %s, n. %s, p. %s-%s, %s.", withStop(w.title), w.container, w.place, w.volume, w.issue, w.first, w.last, w.year)
	case "chapter":
		return a, fmt.Sprintf("%s In: %s (org.). %s. %s: %s, %s. p. %s-%s.", withStop(w.title), strings.ToUpper(w.editors[0].family)+", "+w.editors[0].initials(".", " "), w.container, w.place, w.house, w.year, w.first, w.last)
	}
	if w.link() != "" {
		return a, fmt.Sprintf("%s %s: %s, %s. Disponível em: %s. Acesso em: 4 maio 2023.", withStop(w.title), w.place, w.house, w.year, w.link())
	}
	return a, fmt.Sprintf("%s %s: %s, %s.", withStop(w.title), w.place, w.house, w.year)
}

var (
	koreanNames  = strings.Fields("김도현 이서윤 박민재 최가람 정하늘 강은별 조한솔 윤새봄 장다온 임보라 한바다 오로라")
	koreanTitles = []string{"항만 노동과 지역 정치의 변화", "조수 간만의 경제학", "등대 제도의 형성과 쇠퇴", "운하 건설을 둘러싼 갈등 연구", "해양 관세 정책의 비교"}
	chinaNames   = strings.Fields("王海涛 李思远 张静怡 刘明德 陈晓岚 杨柳青 赵一鸣 黄河清 周文渊 吴越")
	chinaTitles  = []string{"港口劳动与地方政治的变迁", "潮汐经济学研究", "灯塔制度的形成与衰落", "运河建设争议分析", "海关税则比较研究"}
	japanNames   = strings.Fields("山田太郎 佐藤花子 鈴木一郎 高橋真理 田中健二 渡辺直美 伊藤博 中村光")
	japanTitles  = []string{"港湾労働と地域政治の変容", "潮汐の経済学", "灯台制度の形成と衰退", "運河建設をめぐる対立", "関税政策の比較研究"}
)

// stable picks by a work's own figures, so that a work is printed alike each time.
func stable[T any](w inventedWork, of []T, salt int) T {
	n := salt
	for _, c := range w.year + w.first + w.volume {
		n = n*31 + int(c)
	}
	return of[((n%len(of))+len(of))%len(of)]
}

func koreanEntry(w inventedWork) (string, string) {
	a := stable(w, koreanNames, 1)
	if len(w.authors) > 1 {
		a += "·" + stable(w, koreanNames, 5)
	}
	if w.kind == "article" || w.kind == "chapter" {
		return a + ".", fmt.Sprintf("%s. 「%s」. 『해양정치연구』, %s(%s), %s-%s.", w.year, stable(w, koreanTitles, 2), w.volume, w.issue, w.first, w.last)
	}
	return a + ".", fmt.Sprintf("%s. 『%s』. 서울: 새물결출판사.", w.year, stable(w, koreanTitles, 3))
}

func chineseEntry(w inventedWork) (string, string) {
	a := stable(w, chinaNames, 1)
	if len(w.authors) > 1 {
		a += ", " + stable(w, chinaNames, 4)
	}
	if w.kind == "article" || w.kind == "chapter" {
		return a + ".", fmt.Sprintf("%s[J]. 海洋政治研究, %s, %s(%s): %s-%s.", stable(w, chinaTitles, 2), w.year, w.volume, w.issue, w.first, w.last)
	}
	return a + ".", fmt.Sprintf("%s[M]. 北京: 海潮出版社, %s.", stable(w, chinaTitles, 3), w.year)
}

func japaneseEntry(w inventedWork) (string, string) {
	a := stable(w, japanNames, 1)
	if len(w.authors) > 1 {
		a += "・" + stable(w, japanNames, 3)
	}
	if w.kind == "article" || w.kind == "chapter" {
		return a, fmt.Sprintf("(%s)「%s」『海洋政治研究』%s巻%s号, %s-%s頁.", w.year, stable(w, japanTitles, 2), w.volume, w.issue, w.first, w.last)
	}
	return a, fmt.Sprintf("(%s)『%s』潮出版.", w.year, stable(w, japanTitles, 3))
}
