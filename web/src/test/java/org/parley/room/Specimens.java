package org.parley.room;

import java.util.List;
import java.util.stream.Stream;

/** One frame of every type the room takes, with all its fields; see docs/room-protocol.md. */
final class Specimens {
    static final String IMAGE = "0123456789abcdef0123456789abcdef";
    private static final List<String> TALK = List.of("{'type':'hello','after':3,'password':'x','gathered':true}", "{'type':'say','id':'1','text':'hi','replyTo':4,'image':'" + IMAGE + "'}",
        "{'type':'whisper','id':'1','to':'anna','text':'hi'}", "{'type':'publish','stream':'s','sdp':'v=0','source':'screen','password':'x'}", "{'type':'subscribe','stream':'s','sdp':'v=0'}",
        "{'type':'candidate','stream':'s','for':'subscribe','candidate':{'candidate':'c','sdpMid':'1','sdpMLineIndex':1}}", "{'type':'unpublish','stream':'s'}", "{'type':'unsubscribe','stream':'s'}",
        "{'type':'state','muted':true,'cameraOff':false,'away':true}", "{'type':'change','id':'1','seq':4,'text':'hi'}", "{'type':'remove','id':'1','seq':4}", "{'type':'react','seq':4,'emoji':'\uD83D\uDC4D','on':true}",
        "{'type':'search','id':'1','query':'word'}", "{'type':'leave'}");
    private static final List<String> ORDER = List.of("{'type':'moderate','id':'1','act':'ban','person':'anna','reason':'spam','minutes':60,'seq':4}", "{'type':'bans','id':'1'}", "{'type':'forgive','id':'1','ban':7}",
        "{'type':'give','id':'1','person':'anna','role':'speaker'}", "{'type':'lock','on':true}", "{'type':'slow','seconds':10}", "{'type':'announce','text':'hello'}", "{'type':'stage','on':true}", "{'type':'hand','up':true}",
        "{'type':'admit','person':'anna','yes':true}", "{'type':'camera','person':'anna','yes':true,'always':true}", "{'type':'accept','label':'0123abcd'}", "{'type':'block','id':'1','person':'anna','on':true}",
        "{'type':'report','id':'1','person':'anna','seq':4,'kind':'spam','words':'look','picture':'/9j/'}");
    private static final List<String> TOGETHER = List.of("{'type':'queue','id':'1','address':'https://example.org/a.mp4','title':'A film'}", "{'type':'unqueue','id':'1','video':3}",
        "{'type':'watch','id':'1','video':3,'on':true,'at':1.25}", "{'type':'poll','id':'1','question':'Tea?','choices':['Yes','No'],'several':true,'minutes':5}", "{'type':'vote','id':'1','poll':9,'choices':[2,0]}",
        "{'type':'close-poll','id':'1','poll':9}", "{'type':'timer','id':'1','seconds':60,'text':'Break'}", "{'type':'breakout','id':'1','rooms':2,'minutes':10,'chosen':true}", "{'type':'breakout-end','id':'1'}",
        "{'type':'seat','id':'1','number':2}");

    private Specimens() {}

    static List<String> all() {
        return Stream.of(TALK, ORDER, TOGETHER).flatMap(List::stream).map(frame -> frame.replace('\'', '"')).toList();
    }
}
