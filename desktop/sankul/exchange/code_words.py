"""The words that codes of certificates need not spell out: a preset dictionary of zlib (RFC 1950, 2.2).

Names, schools and offices are much alike, and three bytes for each Hindi letter are many; with these words at hand a code
takes about two thirds of the room, and its squares on the paper are larger by a fifth. WORDS may never change, not by one
letter: papers in people's hands were written with them. Better words would be a second dictionary; each code names its
own by checksum.
"""

from functools import cache

WORDS = " ".join(
    (
        # Districts of Uttar Pradesh.
        "Deoria Basti Ballia Azamgarh Ayodhya Ambedkar Nagar Sultanpur Amethi Raebareli Pratapgarh Prayagraj Kaushambi",
        "Fatehpur Banda Chitrakoot Hamirpur Mahoba Jhansi Lalitpur Jalaun Kanpur Dehat Kanpur Nagar Unnao Lucknow Hardoi",
        "Sitapur Lakhimpur Kheri Bahraich Shravasti Balrampur Gonda Barabanki Siddharthnagar Maharajganj Kushinagar",
        "Gorakhpur Sant Kabir Nagar Mau Ghazipur Jaunpur Varanasi Chandauli Mirzapur Sonbhadra Bhadohi Agra Firozabad",
        "Mainpuri Etah Kasganj Aligarh Hathras Mathura Bulandshahr Gautam Buddha Nagar Ghaziabad Hapur Meerut Baghpat",
        "Muzaffarnagar Shamli Saharanpur Bijnor Moradabad Sambhal Rampur Amroha Budaun Bareilly Pilibhit Shahjahanpur",
        "Etawah Auraiya Kannauj Farrukhabad",
        # Names.
        "Mohammad Ansari Khan Begum Khatoon Chaudhary Chauhan Rajput Maurya Kushwaha Patel Prajapati Gautam Bharti",
        "Jaiswal Agrawal Dubey Dwivedi Chaturvedi Upadhyay Shukla Pathak Ojha Rai Rao Saxena Kashyap Nishad Pal Prasad",
        "Lal Ram Devi Kumari Sharma Gupta Srivastava Pandey Tripathi Tiwari Mishra Verma Yadav Singh Kumar",
        "मोहम्मद अंसारी खान बेगम खातून चौधरी चौहान राजपूत मौर्य कुशवाहा पटेल प्रजापति गौतम भारती जायसवाल अग्रवाल दुबे",
        "द्विवेदी चतुर्वेदी उपाध्याय शुक्ला पाठक ओझा राय राव सक्सेना कश्यप निषाद पाल प्रसाद लाल राम देवी कुमारी शर्मा गुप्ता",
        "श्रीवास्तव पाण्डेय त्रिपाठी तिवारी मिश्रा वर्मा यादव सिंह कुमार",
        # Offices, schools, programmes.
        "Block Education Office, District Institute of Education and Training, DIET Block Resource Centre, BRC",
        "Kasturba Gandhi Balika Vidyalaya Composite Vidyalaya Upper Primary School Primary School U.P.S. P.S.",
        "Foundational Literacy and Numeracy Programme 2030-31 2029-30 2028-29 2027-28 2026-27",
        "कस्तूरबा गांधी बालिका विद्यालय कम्पोजिट विद्यालय उच्च प्राथमिक विद्यालय प्राथमिक विद्यालय उ.प्रा.वि. प्रा.वि. नगर पुर",
        "बुनियादी साक्षरता एवं संख्या ज्ञान कार्यक्रम 2026-27",
        "appreciation leading completion participation 2028-2027-2026-12-11-10-09-08-07-06-05-04-03-02-01-",
    )
)


@cache
def dictionary() -> bytes:
    """WORDS as zlib takes them."""
    return WORDS.encode()
