package event_test

import (
	"slices"
	"strings"
	"testing"

	"kg/document"
)

// events are the words of all mentions of events, in the order of the text, without the heading.
func events(d *document.Document) []string {
	var mentions []document.Mention
	for _, e := range d.Layers.Entities {
		if e.Kind == document.Event {
			mentions = append(mentions, e.Mentions...)
		}
	}
	slices.SortFunc(mentions, func(a, b document.Mention) int { return a.Start - b.Start })
	out := []string{}
	for _, m := range mentions {
		out = append(out, d.Plain(m.Span))
	}
	return out
}

// TestWhatIsNamedOrDescribedIsAnEvent has a sentence or two for every rule, and for what is none.
func TestWhatIsNamedOrDescribedIsAnEvent(t *testing.T) {
	lex := emptyLexicon(t)
	for _, c := range []struct{ rule, text, want string }{
		{"a noun of doing with what was done to", "Traders feared the worst after the nationalisation of the tin mines.", "nationalisation of the tin mines"},
		{"and a named object of several words", "The collapse of Karwen Brothers shook the exchange.", "collapse of Karwen Brothers"},
		{"with nouns behind a name", "The withdrawal of French and Malian troops took a month.", "withdrawal of French and Malian troops"},
		{"with the noun that a name belongs to", "The withdrawal of the Tarva loan angered Lima.", "withdrawal of the Tarva loan"},
		{"of several, before who did it", "The cancellation of the 4G licences by the court came late.", "cancellation of the 4G licences"},
		{"but not with a verb behind the name", "The seizure of the Tarva shocked Lima. The seizure of the Karwen changes everything.", "seizure of the Tarva|seizure of the Karwen"},
		{"what an event did to people is that event", "The shock of the Peruvian invasion of Tarva lasted.", "Peruvian invasion of Tarva"},
		{"a state before the noun", "The US withdrawal from Lebanon was swift.", "US withdrawal from Lebanon"},
		{"a possessor", "The court heard of Ana Roldan's dismissal. Roldan's dismissal was unlawful.", "Ana Roldan's dismissal|Roldan's dismissal"},
		{"a possessor of several words", "The Roldan government's withdrawal from the Andean Pact surprised Lima.", "Roldan government's withdrawal from the Andean Pact"},
		{"a name before the noun", "Engineers had warned of the Tarva dam collapse for years.", "Tarva dam collapse"},
		{"a verb made a noun", "The blocking of Telegram lasted a week.", "blocking of Telegram"},
		{"the goal of a journey, not what a verb leads to", "Roldan traces the 1987 default to the tax cuts. Roldan's visit to Lima came later.", "1987 default|Roldan's visit to Lima"},
		{"a bank run", "The run on the peso lasted a week.", "run on the peso"},
		{"a court case", "In Okoro v. Lagos State the judges sided with the vendors.", "Okoro v. Lagos State"},
		{"a numbered meeting", "COP19 ended late.", "COP19"},
		{"a code name", "Few had heard of Operation Silver Fox before.", "Operation Silver Fox"},
		{"a storm", "In June Hurricane Delfina hit the coast.", "Hurricane Delfina"},
		{"a disease with a number", "The COVID-19 pandemic closed the schools.", "COVID-19 pandemic"},
		{"the adjective of a state", "The Hungarian uprising was crushed.", "Hungarian uprising"},
		{"irregular verbs end the name", "The Tarva famine cost the ministry its reputation.", "Tarva famine"},
		{"a short form of the only one", "The 1987 dockers' walkout began at night. The walkout ended in June.", "1987 dockers' walkout|walkout"},
		{"a day without its year", "The ferry collision of 24 January closed the port.", "ferry collision of 24 January"},
		{"the adjective of a state before a doing", "The Brazilian moratorium hurt the banks.", "Brazilian moratorium"},
		{"counted persons", "The town recalls the acquittal of four gunmen.", "acquittal of four gunmen"},
		{"persons at a place", "The attack on pensioners in Tarva shook the mayor.", "attack on pensioners in Tarva"},
		{"but no persons of no place", "The town fears the acquittal of gunmen.", ""},
		{"recognition with who gave it", "Peru's recognition of Tarva changed little. The recognition of Tarva is a matter of law.", "Peru's recognition of Tarva"},
		{"a decision by the name of its case", "The Okoro decision angered the vendors.", "Okoro decision"},
		{"a plural of no time", "Elections in Peru are dull. Observers studied elections in Peru.", ""},
		{"one of many", "A wave of strikes followed. A ruling by a Lima judge stopped it.", ""},
		{"of several the one named last", "The 1987 rail strike failed. The 1991 rail strike did not. The strike was long.", "1987 rail strike|1991 rail strike|strike"},
		{"but of none where two were named in one breath", "The 1987 rail strike failed, the 1991 rail strike did not. The strike was long.", "1987 rail strike|1991 rail strike"},
		{"what an indefinite article introduced", "In March a walkout at the Karwen plant stopped the belts. The walkout lasted.", "walkout at the Karwen plant|walkout"},
		{"but not where nothing points back to it", "In March a walkout stopped the belts.", ""},
		{"a noun like the one it was named by", "Lima remembers the 1987 dockers' walkout. The strike ended in June.", "1987 dockers' walkout|strike"},
		{"what is called by its noun throughout", "The genocide was planned. After the genocide came a court. Nobody denied the genocide.", "genocide|genocide|genocide"},
		{"but not what is so called once", "The genocide was planned.", ""},
		{"several doings with their date", "The tax cuts of 2019 emptied the treasury. The cuts hurt. The wage cuts hurt more.", "tax cuts of 2019|cuts"},
		{"the year when it was held, in its clause", "The congress that Roldan convened in August 1999 expelled him.", "congress"},
		{"a named war under a modal", "The loans would not return while the Tarva war lasted.", "Tarva war"},
		{"what was done to things without an article", "The suspension of food aid by Lima cost lives. The closure of schools is a pity.", "suspension of food aid"},
		{"many that did something once", "The walkout of ministers ended the cabinet.", "walkout of ministers"},
		{"when it was is no part of a name", "The Tarva massacre in May 1971 is remembered.", "Tarva massacre"},

		{"a compound with its hyphen", "Lima welcomed Ana Roldan's about-face. What began was the Tarva sit-in.", "Ana Roldan's about-face|Tarva sit-in"},
		{"a month that is no verb", "The mayor recalled the May riots.", "May riots"},
		{"what only its day tells", "The mayor recalled the offer of 27 January 1999.", "offer of 27 January 1999"},
		{"but not a text of a day", "The mayor recalled the letter of 27 January 1999 and the morning of 3 March 2001.", ""},
		{"an ending for risings", "The mayor recalled the Tarvazo.", "Tarvazo"},
		{"an ending for scandals", "The mayor recalled Tarvagate.", "Tarvagate"},
		{"a day by its colour", "The mayor recalled Bloody Tuesday.", "Bloody Tuesday"},
		{"a march", "The mayor recalled the Tarva Salt March of that year.", "Tarva Salt March"},
		{"a code name alone after its full one", "Few had heard of Operation ZKTARVA before. In the end ZKTARVA came too late.", "Operation ZKTARVA|ZKTARVA"},
		{"an operation in another language", "Few had heard of Operasi Tarva before.", "Operasi Tarva"},
		{"a name that the document explains", "The dockers began the riots known as the Karwenada. The Karwenada lasted a week.", "Karwenada|Karwenada"},
		{"a name during which something was", "Shops were shut during the Karwenada. Few forgot the Karwenada.", "Karwenada|Karwenada"},
		{"a known name without a noun", "The mayor recalled the Anschluss.", "Anschluss"},

		{"kinds", "Colonial wars are seldom won. Elections are held every five years. Closure of schools costs jobs.", ""},
		{"what is feared", "They feared a possible invasion of Lebanon. The threat of a strike by pilots was enough.", ""},
		{"what may come", "A drought could bring the collapse of the Tarva dam. The offer implied the fall of the Roldan government.", ""},
		{"gradual change", "The slow arrival of the state took decades. The meaning of the word changed.", ""},
		{"an indefinite doing", "A dismissal of the minister would help nobody.", ""},
		{"an acronym", "They talked about New START at length.", ""},
	} {
		t.Run(c.rule, func(t *testing.T) {
			d := annotated(t, lex, "x.md", "# Notes\n\n"+c.text+"\n")
			flat(t, d)
			if got := strings.Join(events(d), "|"); got != c.want {
				t.Errorf("%s\ngot  %s\nwant %s", c.text, got, c.want)
			}
		})
	}
}
