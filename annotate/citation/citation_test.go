package citation_test

import (
	"fmt"
	"strings"
	"testing"

	"kg/document"
)

const bibliography = `

## References

- Bassett, G., Muir, A., & Pell, R. (2024). *Quays in winter*. Moor House.
- Bassett, J. (2018). *Quays in summer*. Moor House.
- Bureau of Quiet Rivers. (2019). *Slow water*. Moor House.
- Chau, H. (2022). *One tide*. Moor House.
- Chau, L.-Y. (2022). *Two tides*. Moor House.
- de Graaf, P., Orwen, T., & Sato, K. (2016). *Locks*. Moor House.
- Dunmore, P. (2021). *Silt*. Moor House.
- *Ferry strike enters its third week*. (2019). The Harbour Courier. https://courier.example.com/x
- *Harbour opinion 2020*. (2020).
- Minjun, P. (2015). *Ports of the strait*. Moor House.
- Orwen, T. K. (2017a). *Tides of consent*. Moor House.
- Orwen, T. K. (2017b). *Tides of doubt*. Moor House.
- Orwen, V. (2017). *Other tides*. Moor House.
- Sato, K. (n.d.). *Salt*. Moor House.
- Sato, K., & Muir, A. (in press). *Timber*. Moor House.
`

// summarise prints what was found: span, kind, status, entries, locator.
func summarise(d *document.Document) string {
	var out []string
	for _, c := range d.Layers.Citations {
		var keys []string
		for _, k := range c.Candidates {
			keys = append(keys, d.Layers.References[k.Reference].Key)
		}
		s := fmt.Sprintf("%s = %s", d.Text[c.Start:c.End], strings.Join(keys, " or "))
		if c.Status != document.Resolved {
			s += " (" + string(c.Status) + ")"
		}
		if c.Locator != "" {
			s += " at " + c.Locator
		}
		out = append(out, s)
	}
	return strings.Join(out, "; ")
}

func TestCitationsAreFoundAndLedToTheirEntries(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"a name and a year in brackets", "Ports silt up (Dunmore, 2021).", "Dunmore, 2021 = Dunmore 2021"},
		{"a narrative citation goes to the closing bracket", "As Dunmore (2021) shows, ports silt up.", "Dunmore (2021) = Dunmore 2021"},
		{"a possessive", "Dunmore’s (2021) account stands.", "Dunmore’s (2021) = Dunmore 2021"},
		{"several items with a signal and a locator", "It is so (see Dunmore, 2021, p. 41; cf. Bassett, 2018, pp. 12–14).", "Dunmore, 2021, p. 41 = Dunmore 2021 at p. 41; Bassett, 2018, pp. 12–14 = J. Bassett 2018 at pp. 12–14"},
		{"commas part items that have none", "It is so (T. K. Orwen 2017a, V. Orwen 2017, Dunmore 2021).", "T. K. Orwen 2017a = T. K. Orwen 2017a; V. Orwen 2017 = V. Orwen 2017; Dunmore 2021 = Dunmore 2021"},
		{"a second year has its own span", "T. K. Orwen (2017a, 2017b) disagrees.", "T. K. Orwen (2017a = T. K. Orwen 2017a; 2017b) = T. K. Orwen 2017b"},
		{"a second suffix has its own span", "It is so (T. K. Orwen, 2017a, b).", "T. K. Orwen, 2017a = T. K. Orwen 2017a; b = T. K. Orwen 2017b"},
		{"a page is no suffix", "It is so (T. K. Orwen, 2017a, p. 5).", "T. K. Orwen, 2017a, p. 5 = T. K. Orwen 2017a at p. 5"},
		{"the year tells namesakes apart", "As Bassett (2018) notes, summers are calm.", "Bassett (2018) = J. Bassett 2018"},
		{"initials exclude the other", "V. Orwen (2017) notes it.", "V. Orwen (2017) = V. Orwen 2017"},
		{"namesakes of one year stay ambiguous", "It turns twice (Chau, 2022).", "Chau, 2022 = H. Chau 2022 or L.-Y. Chau 2022 (ambiguous)"},
		{"a family name first, given names spelled out", "Orwen Tae-kyu (2017b) doubts it.", "Orwen Tae-kyu (2017b) = T. K. Orwen 2017b"},
		{"an entry that swapped the names", "Park Minjun (2015) maps them.", "Park Minjun (2015) = Minjun 2015"},
		{"a name with a particle and colleagues", "For van Dyck no, but de Graaf and colleagues (2016) agree.", "de Graaf and colleagues (2016) = de Graaf et al. 2016"},
		{"et al.", "It holds (de Graaf et al., 2016; G. Bassett et al., 2024).", "de Graaf et al., 2016 = de Graaf et al. 2016; G. Bassett et al., 2024 = G. Bassett et al. 2024"},
		{"a body and its abbreviation", "It flows (Bureau of Quiet Rivers [BQR], 2019). Slowly (BQR, 2019).", "Bureau of Quiet Rivers [BQR], 2019 = Bureau of Quiet Rivers 2019; BQR, 2019 = Bureau of Quiet Rivers 2019"},
		{"a title in italics and other capitals", "Crews voted (*Ferry Strike Enters Its Third Week*, 2019).", "*Ferry Strike Enters Its Third Week*, 2019 = Ferry strike enters its third week 2019"},
		{"a title that ends in a year", "Few agree (Harbour opinion 2020, 2020).", "Harbour opinion 2020, 2020 = Harbour opinion 2020 2020"},
		{"no date and in press", "Salt matters (Sato, n.d.; Sato & Muir, in press).", "Sato, n.d. = Sato n.d.; Sato & Muir, in press = Sato & Muir in press"},
		{"a year off by one is probable", "Ports silt up (Dunmore, 2020).", "Dunmore, 2020 = Dunmore 2021 (probable)"},
		{"a letter off is probable", "Ports silt up (Dunmoore, 2021).", "Dunmoore, 2021 = Dunmore 2021 (probable)"},
		{"nothing in the list answers", "As argued by Fenwick (2011), quays sink (Ashdown, 1999).", "Fenwick (2011) =  (dangling); Ashdown, 1999 =  (dangling)"},
		{"seen through another", "Locks bind (Ashdown, 1999, as cited in Dunmore, 2021).", "Ashdown, 1999 =  (dangling); Dunmore, 2021 = Dunmore 2021"},
		{"years that cite nothing", "The dredging (2010–2014), the sinking of MV Heron (2010) and the vote (in 2013, twice in 2016) came first (see Table 1).", ""},
		{"a bracket that founds a port", "The port (founded in 1702) grew [2019–2024].", ""},
		{"a source line", "Source: Harbour opinion 2020, 2020", "Harbour opinion 2020, 2020 = Harbour opinion 2020 2020"},
		{"a citation without brackets", "The point of Sato & Muir, in press, is timber; see also Dunmore, 2021.", "Sato & Muir, in press = Sato & Muir in press; Dunmore, 2021 = Dunmore 2021"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := read(t, "own.md", []byte("# On harbours\n\n## Ports\n\n"+c.text+bibliography))
			if got := summarise(d); got != c.want {
				t.Fatalf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestASecondaryCitationKnowsItsWay(t *testing.T) {
	d := read(t, "own.md", []byte("# On harbours\n\n## Ports\n\nLocks bind (Ashdown, 1999, as cited in Dunmore, 2021)."+bibliography))
	cs := d.Layers.Citations
	if len(cs) != 2 || cs[0].Kind != document.Secondary || cs[0].Via != 1 || cs[1].Via != -1 {
		t.Fatalf("got %+v", cs)
	}
	if g := d.Text[cs[0].Group.Start:cs[0].Group.End]; g != "(Ashdown, 1999, as cited in Dunmore, 2021)" {
		t.Fatalf("group %q", g)
	}
}

func TestNumbersPointIntoANumberedList(t *testing.T) {
	text := "# On harbours\n\n## Ports\n\nQuays sink [2] and silt [1, 3] as shown [1–3], from 2019 [2019–2024].\n\n## References\n\n[1] J. Sorrel, \"Signals at low tide,\" Harbour Systems, vol. 4, no. 1, pp. 9-15, 2003.\n\n[2] K. Lund, \"Quays,\" Harbour Systems, vol. 5, no. 1, pp. 1-5, 2004.\n\n[3] A. Muir, \"Locks,\" Harbour Systems, vol. 6, no. 1, pp. 2-8, 2005.\n"
	d := read(t, "own.md", []byte(text))
	var got []string
	for _, c := range d.Layers.Citations {
		got = append(got, fmt.Sprintf("%s→%d", d.Text[c.Start:c.End], c.Candidates[0].Reference))
	}
	if s := strings.Join(got, " "); s != "2→1 1→0 3→2 1–3→0 1–3→1 1–3→2" {
		t.Fatalf("got %s", s)
	}
}

func TestEveryCandidateHasAReason(t *testing.T) {
	d := read(t, "own.md", []byte("# On harbours\n\n## Ports\n\nIt turns (Chau, 2022; Dunmore, 2020; Bassett, 2018)."+bibliography))
	for _, c := range d.Layers.Citations {
		for _, k := range c.Candidates {
			if k.Reason == "" || k.Score <= 0 || k.Score > 1 {
				t.Errorf("%q: %+v", d.Text[c.Start:c.End], k)
			}
		}
		if c.Passage < 0 {
			t.Errorf("%q stands in no passage", d.Text[c.Start:c.End])
		}
	}
}
