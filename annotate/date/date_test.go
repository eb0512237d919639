package date_test

import (
	"strings"
	"testing"

	"kg/annotate/date"
	"kg/annotate/lexicon/edtf"
)

func TestDatesAreReadAtThePrecisionOfTheText(t *testing.T) {
	for _, c := range []struct{ name, in, published, want string }{
		{"day first", "on 27 April 2018 they met", "", "27 April 2018=2018-04-27"},
		{"month first", "on April 27, 2018, they met", "", "April 27, 2018=2018-04-27"},
		{"ISO", "on 2018-04-27.", "", "2018-04-27=2018-04-27"},
		{"numbers, day first", "25/02/1988 – 24/02/1993", "", "25/02/1988 – 24/02/1993=1988-02-25/1993-02-24"},
		{"numbers that may be either", "on 03/04/2018", "", "03/04/2018=2018"},
		{"an interval of years", "the war (1950–1953)", "", "1950–1953=1950/1953"},
		{"a short interval", "in 1950-53", "", "1950-53=1950/1953"},
		{"between", "between 2022 and early 2025", "", "between 2022 and early 2025=2022/2025"},
		{"from to", "from May 2010 to November 2010", "", "from May 2010 to November 2010=2010-05/2010-11"},
		{"early is no finer than the year", "in early 2022", "", "early 2022=2022"},
		{"around", "around 1850", "", "around 1850=1850~"},
		{"a decade", "in the 1990s", "", "the 1990s=199X"},
		{"a century", "the nineteenth century", "", "the nineteenth century=18XX"},
		{"a list", "in 1961, twice in 1964, and once more in 1969", "", "1961=1961 | 1964=1964 | 1969=1969"},
		{"a season", "in the spring of 2022", "", "the spring of 2022=2022-21"},
		{"days of one month", "16–18 May 2018", "", "16–18 May 2018=2018-05-16/2018-05-18"},
		{"months of one year", "May–June 2018", "", "May–June 2018=2018-05/2018-06"},
		{"abbreviated", "Sept. 2019", "", "Sept. 2019=2019-09"},
		{"a modifier", "the 2019 harbour summit", "", "2019=2019"},
		{"may the verb", "they may 2 times", "", ""},
		{"an amount", "some 1900 people and 2000 tonnes", "", ""},
		{"a law's number", "Regulation 2023/956", "", ""},
		{"following month", "On 27 April 2018 they met; the following March they parted", "", "27 April 2018=2018-04-27 | the following March=2019-03*"},
		{"following month in the same year", "in January 2018 and the following March", "", "January 2018=2018-01 | the following March=2018-03*"},
		{"years later", "in 2016. Two years later", "", "2016=2016 | Two years later=2018*"},
		{"nothing to count from", "Two years later they met the following March", "", ""},
		{"weekday from the page's date", "said last Friday", "2025-05-23", "last Friday=2025-05-16*"},
		{"weekday, no date of the page", "said last Friday", "", ""},
		{"weekday, only a month known", "said on Friday", "2025-05", ""},
		{"years ago", "two years ago", "2025-05-23", "two years ago=2023*"},
		{"that year", "in 2022. In November of that year", "", "2022=2022 | that year=2022*"},
		{"no such day", "31 February 2020", "", "February 2020=2020-02"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, f := range date.Find(c.in, c.published) {
				s := c.in[f.Start:f.End] + "=" + f.EDTF
				if f.Relative {
					s += "*"
				}
				got = append(got, s)
			}
			if g := strings.Join(got, " | "); g != c.want {
				t.Fatalf("got  %s\nwant %s", g, c.want)
			}
		})
	}
}

func FuzzFind(f *testing.F) {
	f.Add("between 25/02/1988 and the spring of 199X, two years later, c. 1850–53, 16 to 18 May 2018", "2025-05-23")
	f.Fuzz(func(t *testing.T, text, published string) {
		text = strings.ToValidUTF8(text, "?")
		last := 0
		for _, d := range date.Find(text, published) {
			if d.Start < last || d.End <= d.Start || d.End > len(text) {
				t.Fatalf("[%d,%d) after %d in %q", d.Start, d.End, last, text)
			}
			last = d.End
			if err := edtf.Valid(d.EDTF); err != nil {
				t.Fatalf("%q: %v in %q", d.EDTF, err, text)
			}
		}
	})
}

func BenchmarkFind(b *testing.B) {
	text := strings.Repeat("The ministers met in Oslo on 27 April 2018 and, between May and June 2019, the council decided nothing at all, two years later. ", 200)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		date.Find(text, "")
	}
}
