package citation_test

var english = &pool{
	families: []string{"Ashgrove", "Bellweather", "Corrin", "van der Holt", "O'Malley", "Dunmere", "Eastlake", "Fáber", "García Lomas", "Holm-Larsen", "Ivers", "Jönsson", "Kettridge", "Lindqvist", "MacAulay", "Nakamori", "Öberg", "Pemberton", "de la Rúa", "Quill", "Rasmol", "St. Clair", "Tannhauser", "Ulverton", "Vance", "Whitlock", "Yelland", "Zborowska", "Lee", "Kim", "d'Arras", "al-Masri", "Brisk", "North", "May", "Young", "Le Goffic", "Szabó", "Ng", "Li"},
	givens:   []string{"Thomas K.", "Jean-Paul", "Anna", "Boris M.", "Helen", "Sang Yeon", "Rut", "Ulrich", "Paula Q.", "Wen", "Ingrid D.", "Edgar", "Fiona", "Li-Ying"},
	bodies:   [][2]string{{"World Harbour Organization", "WHO"}, {"Ministry of Inland Waters", "MIW"}, {"Bureau of Quiet Rivers", "BQR"}, {"European Tide Commission", "ETC"}, {"Institute for Slow Statistics", "ISS"}},
	outlets:  []string{"The Harbour Courier", "Northern Gazette", "The Estuary Times"},
	titleA:   []string{"The limits", "A history", "Measuring the quality", "Patterns", "Against the logic", "The politics", "On the origin", "Notes on the grammar", "Effects", "Sources"},
	titleB:   []string{"port welfare", "slow rivers", "tidal consent", "lock keeping", "harbour dues", "ferry strikes", "silt transport", "coastal speech", "salt taxation", "estuary courts", "dredging contracts", "quiet towns"},
	title:    func(a, b string) string { return a + " of " + b },
	journals: []string{"Journal of Harbour Studies", "Coastal Review", "Annals of Tidal Medicine", "River Letters"},
	heads:    []string{"Ports and their keepers", "Introduction", "Earlier work", "Findings"},
	fillers:  []string{"The rest of this part sets out the plan.", "We return to this point below.", "Nothing in these figures is surprising.", "Keepers were asked twice, once in spring and once in autumn."},
	claims:   []string{"harbour dues rise with the tide", "keepers prefer short queues", "dredging has small effects", "the old locks bind trade", "silt returns within a season", "few towns keep records", "strikes end in autumn", "pilots are trained on shore"},
	nd:       "n.d.", press: "in press", days: []string{"May 12", "March 3", "October 27"},
}

var german = &pool{
	families: []string{"Müller", "Brandstädter", "von Hagenow", "Lüdtke", "Großmann", "Schäfer-Wolf", "Oehler", "Kranz", "Tiedemann", "Abels", "Überwasser", "Voß", "Weidner", "Zabel", "Fink", "Haller", "Ilgen", "Jürgens", "Kessel", "zur Nieden", "Pfaff", "Quandt", "Röttger", "Stahlhut", "Dorn"},
	givens:   []string{"Jürgen", "Hans-Peter", "Ute", "Beate", "Karl", "Wolfgang", "Ilse", "Änne", "Rolf"},
	bodies:   [][2]string{{"Statistisches Amt der Häfen", "SAH"}, {"Bundesamt für Flussbau", "BAF"}, {"Deutsche Gesellschaft für Gezeiten", "DGG"}},
	outlets:  []string{"Hafenzeitung", "Neue Küstenpost"},
	titleA:   []string{"Grenzen", "Geschichte", "Soziologie", "Kritik", "Formen", "Wandel", "Theorie"}, titleB: []string{"Hafenarbeit", "Deichpflege", "Küstenpolitik", "Fährstreiks", "Schleusenordnung", "Stadtruhe", "Salzsteuer"},
	title:    func(a, b string) string { return a + " der " + b },
	journals: []string{"Zeitschrift für Hafensoziologie", "Küstenblätter"},
	heads:    []string{"Häfen und ihre Wärter", "Einleitung", "Stand der Forschung", "Ergebnisse"},
	fillers:  []string{"Darauf wird unten zurückzukommen sein.", "Die Befunde überraschen kaum."},
	claims:   []string{"die Gebühren mit der Flut steigen", "Wärter kurze Schlangen bevorzugen", "die alten Schleusen den Handel binden", "der Schlick binnen Jahresfrist zurückkehrt"},
	nd:       "o. J.", press: "im Erscheinen", days: []string{"12. Mai", "3. März"},
}

var spanish = &pool{
	families: []string{"Núñez Lago", "García Peral", "Ibáñez", "de la Fuente Ríos", "Quiroga", "Muñoz", "Zúñiga Val", "Peñalosa", "Echeverría", "Salas", "Robles Mora", "Cid", "Fajardo", "Linares", "Tovar", "Urrutia", "Vidal Arce", "Olmedo", "Bravo", "Castaño", "Duque", "Yáñez", "Rivas", "Mena"},
	givens:   []string{"José", "Ana María", "Luis", "Íñigo", "Carmen", "Beatriz", "Hugo", "Rosa"},
	bodies:   [][2]string{{"Ministerio de Aguas Interiores", "MAI"}, {"Instituto Nacional de Mareas", "INM"}, {"Comisión de Puertos", "CP"}},
	outlets:  []string{"El Faro del Puerto", "La Gaceta Costera"},
	titleA:   []string{"Los límites", "La historia", "Una crítica", "Las formas", "El cambio"}, titleB: []string{"los puertos", "las mareas", "la sal", "los ríos lentos", "las esclusas", "la huelga"},
	title:    func(a, b string) string { return a + " de " + b },
	journals: []string{"Revista de Estudios Portuarios", "Anales de la Costa"},
	heads:    []string{"Los puertos", "Introducción", "Antecedentes", "Resultados"},
	fillers:  []string{"Volveremos sobre este punto.", "Los datos no sorprenden."},
	claims:   []string{"las tasas suben con la marea", "las esclusas frenan el comercio", "el limo vuelve en un año", "pocas ciudades guardan registros"},
	nd:       "s. f.", press: "en prensa", days: []string{"12 de mayo", "3 de marzo"},
}

var french = &pool{
	families: []string{"Lefèvre", "Aubry", "de Kersaint", "L'Huillier", "Brémond", "Chassang", "Durieux", "Évrard", "Fontanel", "Guégan", "Hamelin", "Jacquet", "Kerbrat", "Langlois", "Mérieux", "Noël", "Oudin", "Pruvost", "Quémener", "Roux", "Saint-Yves", "Tessier", "Vasseur", "Ythier"},
	givens:   []string{"Jean-Paul", "Anne", "Hélène", "Émile", "Michel", "Brigitte", "Serge", "Odile"},
	bodies:   [][2]string{{"Institut national des marées", "INM"}, {"Commission des ports", "CDP"}, {"Bureau des rivières lentes", "BRL"}},
	outlets:  []string{"Le Courrier du port", "La Gazette des côtes"},
	titleA:   []string{"Les limites", "Une histoire", "La critique", "Les formes", "Le déclin"}, titleB: []string{"du port calme", "des marées", "du sel", "des écluses", "des rivières lentes", "de la grève"},
	title:    func(a, b string) string { return a + " " + b },
	journals: []string{"Revue des ports", "Annales de la côte"},
	heads:    []string{"Les ports", "Introduction", "Travaux antérieurs", "Résultats"},
	fillers:  []string{"Nous y reviendrons plus loin.", "Ces chiffres ne surprennent guère."},
	claims:   []string{"les droits montent avec la marée", "les écluses freinent le commerce", "la vase revient en un an", "peu de villes tiennent des registres"},
	nd:       "s. d.", press: "à paraître", days: []string{"12 mai", "3 mars"},
}

var portuguese = &pool{
	families: []string{"Araújo", "Brandão", "Conceição", "dos Santos Lima", "Esteves", "Figueirêdo", "Gonçalves", "Henriques", "Inácio", "Jordão", "Lobato", "Magalhães", "Nóbrega", "Ornelas", "Pestana", "Queirós", "Ramalho", "Seixas", "Távora", "Uchôa", "Valadão", "Xavier", "Zagalo", "da Mota"},
	givens:   []string{"João", "Maria Inês", "Rui", "Ângela", "Bento", "Clara", "Duarte", "Filipa"},
	bodies:   [][2]string{{"Instituto das Marés", "IDM"}, {"Ministério das Águas Interiores", "MAI"}, {"Comissão dos Portos", "CDP"}},
	outlets:  []string{"Diário do Porto Calmo", "Folha Costeira"},
	titleA:   []string{"Os limites", "Uma história", "A crítica", "As formas"}, titleB: []string{"dos portos", "das marés", "do sal", "dos rios lentos", "das eclusas", "da greve"},
	title:    func(a, b string) string { return a + " " + b },
	journals: []string{"Revista de Estudos Portuários", "Anais da Costa"},
	heads:    []string{"Os portos", "Introdução", "Trabalhos anteriores", "Resultados"},
	fillers:  []string{"Voltaremos a este ponto.", "Os dados não surpreendem."},
	claims:   []string{"as taxas sobem com a maré", "as eclusas travam o comércio", "o lodo volta num ano", "poucas cidades guardam registos"},
	nd:       "s.d.", press: "no prelo", days: []string{"12 de maio", "3 de março"},
}

var indonesian = &pool{
	families: []string{"Hartanto", "Wibowo", "Kusuma", "Siregar", "Nasution", "Prasetyo", "Rahmawati", "Suharto", "Lestari", "Gunawan", "Setiawan", "Halim", "Maulana", "Irawan", "Yuliana", "Fauzi", "Anggraini", "Budiman", "Saputra", "Darmawan", "Tobing", "Ginting", "Utami", "Zulkarnain"},
	givens:   []string{"Agus", "Budi", "Citra", "Dewi", "Eko", "Fitri", "Hendra", "Indra"},
	bodies:   [][2]string{{"Badan Pusat Pasang Surut", "BPPS"}, {"Kementerian Perairan Dalam", "KPD"}, {"Lembaga Pelabuhan Tenang", "LPT"}},
	outlets:  []string{"Kabar Pelabuhan", "Harian Pesisir"},
	titleA:   []string{"Batas", "Sejarah", "Kritik", "Bentuk"}, titleB: []string{"pelabuhan tenang", "pasang surut", "pajak garam", "sungai lambat", "pemogokan feri", "pintu air"},
	title:    func(a, b string) string { return a + " " + b },
	journals: []string{"Jurnal Studi Pelabuhan", "Berkala Pesisir"},
	heads:    []string{"Pelabuhan", "Pendahuluan", "Kajian pustaka", "Hasil"},
	fillers:  []string{"Hal ini dibahas lagi di bawah.", "Angka itu tidak mengejutkan."},
	claims:   []string{"bea naik bersama pasang", "pintu air menghambat dagang", "lumpur kembali dalam setahun", "sedikit kota menyimpan catatan"},
	nd:       "t.t.", press: "dalam proses terbit", days: []string{"12 Mei", "3 Maret"},
}

var korean = &pool{
	families: []string{"김", "이", "박", "최", "정", "강", "조", "윤", "장", "임", "한", "오", "서", "신", "권", "황", "안", "송", "류", "홍", "전", "고", "문", "양", "손", "배"},
	givens:   []string{"철수", "영희", "민준", "서연", "도윤", "하은", "갑식", "광철", "지우", "수빈"},
	bodies:   [][2]string{{"통일항만연구원", ""}, {"한국하천학회", ""}, {"해양조수위원회", ""}},
	outlets:  []string{"항구일보", "연안신문"},
	titleA:   []string{"느린 강의", "조용한 항구의", "조수와 동의의", "갑문 제도의", "소금세의"}, titleB: []string{"역사", "정치", "한계", "비판적 연구", "형성 과정", "변화와 전망"},
	title:    func(a, b string) string { return a + " " + b },
	journals: []string{"항만연구", "연안정책학보"},
	heads:    []string{"항구와 그 지킴이", "서론", "선행 연구", "결과"},
	fillers:  []string{"이 점은 아래에서 다시 다룬다.", "수치는 놀랍지 않다."},
	claims:   []string{"요금은 조수와 함께 오른다", "갑문은 무역을 막는다", "진흙은 한 해 안에 돌아온다", "기록을 남긴 도시는 드물다"},
	nd:       "미상", press: "출간 예정", days: []string{"5월 12일", "3월 3일"},
}

var chinese = &pool{
	families: []string{"王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "胡", "朱", "高", "林", "何", "郭", "马", "罗", "梁", "宋", "郑", "谢", "韩", "唐"},
	givens:   []string{"小明", "建国", "丽华", "伟", "静", "志强", "文", "海燕"},
	bodies:   [][2]string{{"国家潮汐研究院", ""}, {"港口统计局", ""}, {"内河委员会", ""}},
	outlets:  []string{"海港日报", "沿岸晚报"},
	titleA:   []string{"慢河", "静港", "潮汐同意", "船闸制度", "盐税"}, titleB: []string{"的历史研究", "的政治分析", "的界限问题", "变迁论", "比较研究初探"},
	title:    func(a, b string) string { return a + b },
	journals: []string{"港口研究", "沿岸评论"},
	heads:    []string{"港口与守护者", "引言", "文献综述", "结果"},
	fillers:  []string{"下文将再次讨论这一点。", "这些数字并不意外。"},
	claims:   []string{"费用随潮水上涨", "船闸阻碍贸易", "淤泥一年内返回", "很少城市保存记录"},
	nd:       "无日期", press: "待刊", days: []string{"5月12日", "3月3日"},
}

var japanese = &pool{
	families: []string{"山田", "田中", "佐藤", "鈴木", "高橋", "伊藤", "渡辺", "中村", "小林", "加藤", "吉田", "山本", "松本", "井上", "木村", "斎藤", "清水", "森", "池田", "橋本", "石川", "小川", "前田", "藤田", "岡田", "長谷川"},
	givens:   []string{"太郎", "花子", "健", "由美", "一郎", "直樹", "翔", "さくら"},
	bodies:   [][2]string{{"潮汐研究所", ""}, {"港湾統計局", ""}, {"内陸水路委員会", ""}},
	outlets:  []string{"港新聞", "沿岸日報"},
	titleA:   []string{"静かな港の", "遅い川の", "潮と合意の", "閘門制度の", "塩税の"}, titleB: []string{"歴史的研究", "政治学", "限界について", "変容と展望", "比較分析"},
	title:    func(a, b string) string { return a + b },
	journals: []string{"港湾研究", "沿岸評論"},
	heads:    []string{"港とその番人", "序論", "先行研究", "結果"},
	fillers:  []string{"この点は後で述べる。", "数値は意外ではない。"},
	claims:   []string{"料金は潮とともに上がる", "閘門は貿易を妨げる", "泥は一年で戻る", "記録を残す町は少ない"},
	nd:       "発行年不明", press: "印刷中", days: []string{"5月12日", "3月3日"},
}
