"""Names of people who do not exist, in both scripts: picked for the conjuncts that papers must draw rightly."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

_MEN = (
    "Gyanprakash|ज्ञानप्रकाश Shatrujeet|शत्रुजीत Kshitindra|क्षितीन्द्र Dhruv|ध्रुव Pradyumn|प्रद्युम्न Brahmanand|ब्रह्मानन्द "
    "Shraddhanand|श्रद्धानन्द Hrishikesh|हृषीकेश Tryambak|त्र्यम्बक Vidyasagar|विद्यासागर Satyavrat|सत्यव्रत Krishnakant|कृष्णकान्त "
    "Raghvendra|राघवेन्द्र Shailendra|शैलेन्द्र Mrityunjay|मृत्युंजय Chandrashekhar|चन्द्रशेखर Jagannath|जगन्नाथ Iqbal|इक़बाल "
    "Zulfiqar|ज़ुल्फ़िक़ार Nizamuddin|निज़ामुद्दीन Bhuvneshwar|भुवनेश्वर Ramashray|रामाश्रय Vishweshwar|विश्वेश्वर Uttam|उत्तम "
    "Abhimanyu|अभिमन्यु Kartikeya|कार्तिकेय Padmakar|पद्माकर Purushottam|पुरुषोत्तम Rituraj|ऋतुराज Sarvesh|सर्वेश "
    "Girijesh|गिरिजेश Harshvardhan|हर्षवर्धन Lallan|लल्लन Omkar|ओंकार Faiyaz|फ़ैयाज़ Trilok|त्रिलोक Yashwant|यशवन्त Muktesh|मुक्तेश"
)
_WOMEN = (
    "Shraddha|श्रद्धा Jyotirmayi|ज्योतिर्मयी Kshamta|क्षमता Pragati|प्रगति Vaishnavi|वैष्णवी Annapurna|अन्नपूर्णा Rukmini|रुक्मिणी "
    "Saraswati|सरस्वती Mrinalini|मृणालिनी Tripti|तृप्ति Shrishti|सृष्टि Indravati|इन्द्रावती Chitralekha|चित्रलेखा Shashwati|शाश्वती "
    "Vidyotma|विद्योत्तमा Kaushalya|कौशल्या Smriti|स्मृति Prerna|प्रेरणा Ishwari|ईश्वरी Nusrat|नुसरत Rizwana|रिज़वाना Shagufta|शगुफ़्ता "
    "Bhagyashree|भाग्यश्री Dhanvantari|धन्वन्तरि Krittika|कृत्तिका Ahalya|अहल्या Padmini|पद्मिनी Gayatri|गायत्री Urvashi|उर्वशी "
    "Manjushree|मंजुश्री Yashodhara|यशोधरा Chhaya|छाया Vrinda|वृन्दा Aishwarya|ऐश्वर्या Ratna|रत्ना Sudha|सुधा Damyanti|दमयन्ती"
)
_FAMILIES = (
    "Agnihotri|अग्निहोत्री Bajpai|बाजपेयी Chakravarti|चक्रवर्ती Dikshit|दीक्षित Gangwar|गंगवार Hashmi|हाशमी Katiyar|कटियार "
    "Mahrotra|मेहरोत्रा Nigam|निगम Ojha|ओझा Patel|पटेल Qureshi|क़ुरैशी Rastogi|रस्तोगी Sonkar|सोनकर Trivedi|त्रिवेदी "
    "Usmani|उस्मानी Valmiki|वाल्मीकि Zaidi|ज़ैदी Awasthi|अवस्थी Bharti|भारती Chauhan|चौहान Dhuriya|धुरिया Farooqui|फ़ारूक़ी "
    "Gond|गोंड Jauhari|जौहरी Kesharwani|केसरवानी Lodhi|लोधी Malviya|मालवीय Pal|पाल Rizvi|रिज़वी Sachan|सचान Tiwari|तिवारी "
    "Shrotriya|श्रोत्रिय Vishnoi|विश्नोई Yaduvanshi|यदुवंशी Singh_Rathore|सिंह_राठौर"
)
_DESIGNATIONS = ("Assistant Teacher", "Head Teacher", "Shiksha Mitra", "Anudeshak")
_SHARES = (64, 14, 15, 7)


MEN, WOMEN, FAMILIES = _MEN.split(), _WOMEN.split(), _FAMILIES.split()


@dataclass(frozen=True, slots=True)
class InventedPerson:
    """Someone who does not exist: the mobile begins with 6000, and no bank has the code "SKUL"."""

    name: str
    name_hi: str
    gender: str
    designation: str
    mobile: str
    account: str
    ifsc: str


def invent_people(random: Random) -> Iterator[InventedPerson]:
    """People without end, no two of one mobile, and no two of one name while names last (some 2,600)."""
    names: set[str] = set()
    mobiles: set[str] = set()
    possible = (len(MEN) + len(WOMEN)) * len(FAMILIES)
    while True:
        person = _invent(random)
        is_known_name = person.name in names and len(names) < possible * 9 // 10
        if is_known_name or person.mobile in mobiles:
            continue
        names.add(person.name)
        mobiles.add(person.mobile)
        yield person


def _invent(random: Random) -> InventedPerson:
    gender = random.choice("MF")
    given, given_hi = _both(random.choice(MEN if gender == "M" else WOMEN))
    family, family_hi = _both(random.choice(FAMILIES))
    return InventedPerson(
        name=f"{given} {family}",
        name_hi=f"{given_hi} {family_hi}",
        gender=gender,
        designation=random.choices(_DESIGNATIONS, _SHARES)[0],
        mobile=f"6000{random.randrange(10**6):06d}",
        account=str(random.randrange(10**10, 10**13)),
        ifsc=f"SKUL0{random.randrange(1, 40):06d}",
    )


def _both(pair: str) -> tuple[str, str]:
    latin, devanagari = pair.replace("_", " ").split("|")
    return latin, devanagari
