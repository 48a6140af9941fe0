package org.parley.consent;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/** Archives what the policy says from now on: turning a setting on is a new version, and a material one (C7, C11). */
@WebListener
public class PolicyAtStart implements ServletContextListener {
    @Inject Policy policy;
    @Inject Documents documents;

    @Override public void contextInitialized(ServletContextEvent event) {
        documents.generated(Document.PRIVACY, policy.text(), policy.facts());
    }
}
