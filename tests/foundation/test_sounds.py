"""Names as they are written in both scripts find each other by ear, from the second letter on, and bring no flood of others."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sankul.operations.districts import the_districts
from sankul.rules.demo_names import FAMILIES, MEN, WOMEN
from sankul.spelling import finding, matches, search_key, typed

PAIRS = """
Singh|सिंह Yadav|यादव Gupta|गुप्ता Vishwakarma|विश्वकर्मा Gyanendra|ज्ञानेन्द्र Chhaya|छाया Poornima|पूर्णिमा
Purnima|पूर्णिमा Shrivastava|श्रीवास्तव Srivastava|श्रीवास्तव Mohd|मोहम्मद Mohammad|मोहम्मद Krishna|कृष्ण
Krishna|कृष्णा Krishan|कृष्ण Lakshmi|लक्ष्मी Laxmi|लक्ष्मी Zubair|ज़ुबैर Phool|फूल Fool|फूल Anjali|अंजलि
Chaudhary|चौधरी Choudhary|चौधरी Chaudhari|चौधरी Chowdhury|चौधुरी Choudhry|चौधरी Khan|ख़ान Khan|खान Qureshi|क़ुरैशी
Quraishi|कुरैशी Kumari|कुमारी Dwivedi|द्विवेदी Tripathi|त्रिपाठी Santosh|सन्तोष Santosh|संतोष Ramesh|रमेश
Rajendra|राजेन्द्र Rajender|राजेन्द्र Shrikant|श्रीकान्त Dharmendra|धर्मेन्द्र Akhilesh|अखिलेश Irfan|इरफान Aslam|असलम
Vishwanath|विश्वनाथ Arun|अरुण Pradyumna|प्रद्युम्न Satyendra|सत्येन्द्र Brijesh|बृजेश Lakshman|लक्ष्मण Laxman|लक्ष्मण
Hriday|हृदय Kshitij|क्षितिज Rishi|ऋषि Om|ओम Prakash|प्रकाश Umesh|उमेश Jitendra|जितेन्द्र Jeetendra|जितेन्द्र
Shatrughan|शत्रुघ्न Yogendra|योगेन्द्र Chandrabhan|चन्द्रभान Durgesh|दुर्गेश Ashwini|अश्विनी Siddharth|सिद्धार्थ
Sidharth|सिद्धार्थ Vijay|विजय Sanjay|संजय Anil|अनिल Manoj|मनोज Sunil|सुनील Dinesh|दिनेश Harishchandra|हरिश्चन्द्र
Indrajeet|इन्द्रजीत Priyanka|प्रियंका Pushpa|पुष्पा Shraddha|श्रद्धा Kshama|क्षमा Shakti|शक्ति Krishnawati|कृष्णावती
Vidya|विद्या Sushma|सुषमा Shabnam|शबनम Nikhat|निखत Rashmi|रश्मि Jyotsna|ज्योत्स्ना Pragya|प्रज्ञा Sandhya|सन्ध्या
Reeta|रीता Swati|स्वाति Mridula|मृदुला Urmila|उर्मिला Archana|अर्चना Bindu|बिन्दु Savitri|सावित्री
Chandrakanta|चन्द्रकान्ता Geeta|गीता Sunita|सुनीता Kiran|किरण Durga|दुर्गा Annapurna|अन्नपूर्णा Nirmala|निर्मला
Rao|राव Shukla|शुक्ल Mishra|मिश्र Misra|मिश्रा Sharma|शर्मा Verma|वर्मा Varma|वर्मा Maurya|मौर्य Ansari|अंसारी
Pandey|पाण्डेय Pandey|पाण्डे Pande|पाण्डेय Upadhyay|उपाध्याय Upadhyaya|उपाध्याय Chaturvedi|चतुर्वेदी
Prajapati|प्रजापति Rajbhar|राजभर Nishad|निषाद Kushwaha|कुशवाहा Siddiqui|सिद्दीकी Siddiqi|सिद्दीकी Kannaujiya|कन्नौजिया
Kanaujia|कन्नौजिया Gautam|गौतम Jaiswal|जायसवाल Jayaswal|जायसवाल Saroj|सरोज Bind|बिन्द Soni|सोनी Sinha|सिन्हा
Saxena|सक्सेना Dubey|दुबे Dube|दुबे Rai|राय Ray|राय Bhai|भाई Deo|देव Dev|देव Javed|जावेद Ahmad|अहमद Ahmed|अहमद
Rehman|रहमान Rahman|रहमान Begum|बेगम Begam|बेगम Shaikh|शेख Sheikh|शेख Shekh|शेख Hussain|हुसैन Husain|हुसैन Saeed|सईद
Syed|सैयद Sayyad|सैयद Saiyad|सैयद Abdullah|अब्दुल्ला Abdul|अब्दुल Ayesha|आयशा Aisha|आयशा Fatima|फ़ातिमा Yusuf|यूसुफ़
Yousuf|यूसुफ Akhtar|अख़्तर Akhter|अख्तर Parveen|परवीन Parvin|परवीन Khatoon|ख़ातून Shahid|शाहिद Iqbal|इक़बाल
Zulfiqar|ज़ुल्फ़िक़ार Faiyaz|फ़ैयाज़ Fayyaz|फैयाज Ghulam|ग़ुलाम Gulam|ग़ुलाम Mughal|मुग़ल Bahadur|बहादुर Thakur|ठाकुर
Jha|झा Ojha|ओझा Rathore|राठौर Rathaur|राठौर Chauhan|चौहान Chouhan|चौहान Vajpayee|वाजपेयी Bajpai|बाजपेयी
Mehrotra|मेहरोत्रा Mehta|मेहता Malviya|मालवीय Bharti|भारती Bharati|भारती Tiwari|तिवारी Tewari|तिवारी Awasthi|अवस्थी
Avasthi|अवस्थी Awadhesh|अवधेश Avdhesh|अवधेश Ramavtar|रामावतार Ram|राम Raam|राम Rama|रमा Lal|लाल Devi|देवी Kumar|कुमार
Prasad|प्रसाद Nath|नाथ Babu|बाबू Kamla|कमला Kamala|कमला Vimla|विमला Vimala|विमला Kamal|कमल Anita|अनीता Amit|अमित
Sarita|सरिता Savita|सविता Neelam|नीलम Pooja|पूजा Puja|पूजा Neha|नेहा Ritu|ऋतु Dharam|धर्म Dharampal|धर्मपाल
Dharmpal|धर्मपाल Karam|कर्म Ratan|रत्न Inder|इन्द्र Surender|सुरेन्द्र Surendra|सुरेन्द्र Chandra|चन्द्र
Chander|चन्द्र Chand|चाँद Kunwar|कुँवर Kuwar|कुँवर Kanhaiya|कन्हैया Brahma|ब्रह्म Bramha|ब्रह्मा
Brahmanand|ब्रह्मानन्द Vashishth|वशिष्ठ Vashisht|वशिष्ठ Jagdish|जगदीश Jagadish|जगदीश Ganga|गंगा Gangaram|गंगाराम
Buddhi|बुद्धि Budh|बुध Bachcha|बच्चा Bacha|बच्चा Bachchan|बच्चन Kachchhi|कच्छी Vitthal|विट्ठल Vithal|विट्ठल
Chhedi|छेदी Chhote|छोटे Chhotelal|छोटेलाल Piyush|पीयूष Priya|प्रिया Pria|प्रिया Shailendra|शैलेन्द्र Kailash|कैलाश
Nainsi|नैन्सी Bhairav|भैरव Gomti|गोमती Revati|रेवती Rewati|रेवती Malti|मालती Parvati|पार्वती Parwati|पार्वती
Janki|जानकी Devki|देवकी Devaki|देवकी Arti|आरती Aarti|आरती Aruna|अरुणा Asha|आशा Usha|ऊषा Isha|ईशा Esha|ईशा
Aishwarya|ऐश्वर्या Omkar|ओंकार Onkar|ओंकार Ishwar|ईश्वर Eshwar|ईश्वर Imran|इम्रान Imran|इमरान Shamshad|शम्शाद
Saumya|सौम्या Sambhal|सम्भल Champa|चम्पा Ambedkar|अम्बेडकर Janm|जन्म Janmejay|जन्मेजय Mamta|ममता Narayan|नारायण
Nagendra|नागेन्द्र Gorakhpur|गोरखपुर Jaunpur|जौनपुर Kaushambi|कौशाम्बी Mathura|मथुरा Meerut|मेरठ Varanasi|वाराणसी
Shravasti|श्रावस्ती Balrampur|बलरामपुर Azamgarh|आज़मगढ़ Pratapgarh|प्रतापगढ़ Bahraich|बहराइच Hridayanand|हृदयानन्द
Mrityunjay|मृत्युंजय Rajesh|राजेश Kesharwani|केसरवानी Shrishti|सृष्टि Vidyotma|विद्योत्तमा Ramkumar|रामकुमार
Ramchandra|रामचन्द्र Ramachandra|रामचन्द्र Deendayal|दीनदयाल Dindayal|दीनदयाल Kaushalya|कौशल्या Tulsi|तुलसी
Vaishya|वैश्य Agrawal|अग्रवाल Agarwal|अग्रवाल Bhardwaj|भारद्वाज Bharadwaj|भारद्वाज Vindhyachal|विन्ध्याचल Sangam|संगम
Gaon|गाँव Naugaon|नौगाँव Kheri|खीरी Moradabad|मुरादाबाद Lucknow|लखनऊ Delhi|दिल्ली School|स्कूल College|कॉलेज
Public|पब्लिक Vidyalaya|विद्यालय Prathmik|प्राथमिक Rampur|रामपुर Etah|एटा Deoria|देवरिया Chitrakoot|चित्रकूट
Sonbhadra|सोनभद्र Gayatri|गायत्री Saraswati|सरस्वती Pradeep|प्रदीप
"""
APART = """
Rama|राम Ramesh|रमा Rama|रमेश Rama|रामपाल Rama|रामप्रसाद Rama|रामकुमार Anita|अमित Amit|अनीता Sarita|सविता
Savita|सरिता Sunita|सुनील Sunil|सुनीता Savita|सावित्री Asha|असलम Asha|अश्विनी Irfan|इमरान Imran|इरफ़ान Kamla|कमल Kiran|करन
Karan|किरण Mohan|मोहम्मद Mohit|मोहन Rekha|राखी Rakhi|रेखा Shah|साह Shahu|साहू Vali|बली Bali|वली Vimla|बिमला Khan|कन्हैया
Bhola|बोला Dhan|दान Gita|घीता Rajesh|राकेश Rakesh|राजेश Mahesh|मुकेश Mukesh|महेश Manoj|मंजू Manju|मनोज Anil|सुनील
Sita|सती Geeta|गणेश Neelam|नीलिमा Pushpa|प्रभा Rani|रानू Ranu|रानी Sonu|सोनी Soni|सोनू Deo|देवी Priya|प्रेम Prem|प्रिया
Lal|लीला Leela|लाल Roshni|रश्मि Rashmi|रोशनी Sharda|श्रद्धा Shraddha|शारदा Saeed|सिद्दीकी Nishad|निशि Vijaya|विजय
Kusum|कसम Suman|सोमन Chand|छेदी Jyoti|ज्योत्स्ना Yadav|जादव Verma|वीरेंद्र Mishra|मौर्य Patel|पाल Tiwari|त्रिवेदी
"""


def pairs(table):
    return [tuple(pair.replace("_", " ").split("|")) for pair in table.split()]


heard = matches


def words_of_names():
    """The words of the names of the demo office, each with its other script."""
    both = [pair for names in (MEN, WOMEN, FAMILIES) for pair in pairs(" ".join(names))]
    split = [zip(latin.split(), hindi.split(), strict=True) for latin, hindi in both]
    return sorted({pair for many in split for pair in many})


def test_the_table_is_long_enough_to_say_something():
    assert len(set(pairs(PAIRS))) >= 300
    assert len(set(pairs(APART))) >= 60


def test_latin_letters_find_the_hindi_name_from_the_second_letter_on():
    lost = [
        (latin[:length], hindi)
        for latin, hindi in pairs(PAIRS)
        for length in range(2, len(latin) + 1)
        if not heard(latin[:length], hindi)
    ]
    assert lost == []


def test_hindi_letters_find_the_latin_name_from_the_first_letter_on():
    lost = [
        (hindi[:length], latin)
        for latin, hindi in pairs(PAIRS)
        for length in range(1, len(hindi) + 1)
        if not heard(hindi[:length], latin)
    ]
    assert lost == [("कुँ", "Kuwar")], "a name without the nasal that was typed is found at the next letter"


@pytest.mark.parametrize("letter", "abcdefghijklmnopqrstuvxyz")
def test_the_first_letter_alone_finds_what_it_may_begin(letter):
    lost = [(latin, hindi) for latin, hindi in pairs(PAIRS) if latin[0].lower() == letter and not heard(letter, hindi)]
    assert lost == []


def test_false_friends_are_not_heard():
    assert [(latin, hindi) for latin, hindi in pairs(APART) if heard(latin, hindi)] == []


def test_a_whole_name_brings_few_others():
    """Of all first and last names of the demo office, each finds its own in the other script, and hardly another one."""
    names = words_of_names()
    keys = {script: [search_key(pair[script]) for pair in names] for script in (0, 1)}
    for script in (0, 1):
        lost, others = [], 0
        for at, pair in enumerate(names):
            found = {key for key in keys[1 - script] if typed(pair[script]).finds(key)}
            lost += [] if keys[1 - script][at] in found else [pair]
            others += len(found - {keys[1 - script][at]})
        assert lost == []
        assert others <= len(names) // 50


def test_districts_that_have_both_names_are_found_by_either():
    """All but those whose Hindi name is another word, or one word where the other has two."""
    known = [each for each in the_districts().by_code.values() if each.name_hi]
    assert len(known) > 100
    assert {each.name for each in known if not heard(each.name.split()[0], each.name_hi)} <= UNLIKE
    assert {each.name for each in known if not heard(each.name_hi.split()[0], each.name)} <= UNLIKE


UNLIKE = {
    *("Korea", "Mahasamund", "Surguja", "Khairgarh Chhuikhadan Gandai", "Baloda Bazar"),
    *("Kushi Nagar", "Rae Bareli", "Siddharth Nagar"),
}


def test_what_is_written_so_comes_before_what_sounds_so():
    names = ["संतोष राव", "Santosh Devi", "Anjali", "सन्तोषी", "Rao Santosh"]
    assert finding("santosh", names, lambda name: [name], 9) == ["Santosh Devi", "Rao Santosh", "संतोष राव", "सन्तोषी"]
    assert finding("सन्तोष", names, lambda name: [name], 3) == ["संतोष राव", "सन्तोषी", "Santosh Devi"]
    assert finding("", names, lambda name: [name], 2) == names[:2]


CONSONANTS = pairs(
    "k|क kh|ख g|ग ch|च chh|छ j|ज z|ज़ t|ट t|त th|थ d|द dh|ध n|न p|प ph|फ f|फ़ b|ब bh|भ m|म r|र l|ल v|व w|व sh|श s|स h|ह r|ड़"
)
VOWELS = pairs("a|ा aa|ा i|ि ee|ी u|ु oo|ू e|े o|ो ai|ै au|ौ")
SYLLABLES = st.lists(st.tuples(st.sampled_from(CONSONANTS), st.sampled_from(VOWELS)), min_size=1, max_size=4)


@settings(max_examples=40)
@given(SYLLABLES)
def test_syllables_are_heard_whatever_they_are(syllables):
    latin, hindi = ("".join(part[script] for syllable in syllables for part in syllable) for script in (0, 1))
    assert [latin[:length] for length in range(len(latin) + 1) if not heard(latin[:length], hindi)] == []
    assert [hindi[:length] for length in range(len(hindi) + 1) if not heard(hindi[:length], latin)] == []


@pytest.mark.parametrize(
    "query", ["sh" * 100, "kshksh" * 6, "a" * 40, "aiou" * 10, "k" * 200, "क्ष" * 60, "ि" * 30, "य" * 30]
)
def test_what_is_no_word_takes_no_time_and_is_not_heard(query):
    assert not matches(query, "Kumar", "कुमार")


@pytest.mark.parametrize(
    ("query", "word"), [("न" * 39, "n" * 39), ("य" * 39, "y" * 39 + "z"), ("va" * 20, "व" * 39), ("na" * 20, "ं" * 39)]
)
def test_letters_that_repeat_are_not_shared_out_in_every_way(query, word):
    """There are more ways than time; so only the first sounds count."""
    assert heard(query, word)
    assert not heard("ki" + query[:30] if query.isascii() else "र" + query[:30], word)


def test_a_name_of_very_many_sounds_is_known_by_the_first_of_them():
    latin, hindi = "satyendrapratapnarayan", "सत्येन्द्रप्रतापनारायण"
    assert [latin[:length] for length in range(1, len(latin) + 1) if not heard(latin[:length], hindi)] == []
    assert [hindi[:length] for length in range(1, len(hindi) + 1) if not heard(hindi[:length], latin)] == []
    assert not heard(latin, "सत्येन्द्रप्रकाशनारायण")
