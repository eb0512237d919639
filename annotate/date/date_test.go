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
		{"that year", "in 2022. Later that year", "", "2022=2022 | that year=2022*"},
		{"a month of that year", "in 2022. In November of that year", "", "2022=2022 | November of that year=2022-11*"},
		{"a month of the next year", "in 2022 and March of the following year", "", "2022=2022 | March of the following year=2023-03*"},
		{"that month", "on 27 April 2018; earlier that month", "", "27 April 2018=2018-04-27 | that month=2018-04*"},
		{"that month, only a year known", "in 2018; earlier that month", "", "2018=2018"},
		{"the day after", "on 31 December 2018, and the following day", "", "31 December 2018=2018-12-31 | the following day=2019-01-01*"},
		{"the same day", "on 31 December 2018, and the same day", "", "31 December 2018=2018-12-31 | the same day=2018-12-31*"},
		{"the following month", "in December 2018 and the following month", "", "December 2018=2018-12 | the following month=2019-01*"},
		{"months later", "on 27 April 2018. Two months later", "", "27 April 2018=2018-04-27 | Two months later=2018-06*"},
		{"days later", "on 27 April 2018. Five days later", "", "27 April 2018=2018-04-27 | Five days later=2018-05-02*"},
		{"weeks are rough", "on 27 April 2018. Two weeks later", "", "27 April 2018=2018-04-27 | Two weeks later=2018-05-11~*"},
		{"days before something", "in 2018, two days before the vote", "", "2018=2018"},
		{"a day of the year named", "in 1956. On 26 July they met", "", "1956=1956 | 26 July=1956-07-26*"},
		{"a later day", "in May 1956. On July 26 they met", "", "May 1956=1956-05 | July 26=1956-07-26*"},
		{"a day that may be of another year", "in October 1956. On 26 July they met", "", "October 1956=1956-10"},
		{"a cited work's year is not counted from", "in 1956 (Okoro, 2017). Two years later, on 26 July", "", "1956=1956 | 2017=2017 | Two years later=1958* | 26 July=1958-07-26*"},
		{"a day after the page's date", "in January 2025, and since 1 November", "2025-01-28", "January 2025=2025-01"},
		{"a day without any year", "on 26 July they met", "", ""},
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
