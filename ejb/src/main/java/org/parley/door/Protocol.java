package org.parley.door;

import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.proc.BadJOSEException;
import java.io.IOException;
import java.net.URI;

/** How to talk with a kind of provider. */
interface Protocol {
    /** Where to send the browser. */
    URI ask(Door door, Journey journey, URI redirect) throws IOException, GeneralException;

    /** @param back the whole address the browser came back with */
    Answer answer(Door door, Journey journey, URI redirect, URI back) throws IOException, GeneralException, ParseException, BadJOSEException, JOSEException;
}
