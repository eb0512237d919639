package date_test

import (
	"testing"

	"kg/annotate/date"
)

func TestTheOrderOfNumbersIsThatOfTheDocumentsOwnDates(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"a day over twelve shows the order", "Held 25/02/2013, then 10/03/2017.", "2017-03-10"},
		{"a day over twelve in second place shows the other", "Held 02/25/2013, then 10/03/2017.", "2017-10-03"},
		{"nothing shows it", "Held 10/03/2017.", "2017"},
		{"both show it: it stays open", "Held 25/02/2013 and 02/25/2013, then 10/03/2017.", "2017"},
	} {
		found := date.Find(c.text, "")
		if len(found) == 0 || found[len(found)-1].EDTF != c.want {
			t.Errorf("%s: %v, want %s", c.name, found, c.want)
		}
	}
}
